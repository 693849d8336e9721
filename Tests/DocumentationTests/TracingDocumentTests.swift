import Foundation
import TestSupport
import Testing

/// `docs/tracing.md` shows what `trace` prints of the public record.
@Suite("The document on traces")
struct TracingDocumentTests {
  @Test("The traces are those of the program")
  func traces() throws {
    let project = try Project(copyOfSmall: false)
    for folder in ["pipelines", "inputs"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    let name = "pipelines/ministerial.yaml"
    try project.edit(name) { $0 + "\noutputs: [tables]\n" }
    let run = try project.run("run", name, "--quiet")
    #expect(run.status == 0, "\(run.error)")
    try MadeDocument("docs/tracing.md").check { part in
      guard part.name == "trace" else { throw DocumentError("no part is called \(part.name)") }
      let result = try TestSupport.Program.run(["trace"] + part.words, in: project.folder)
      guard result.status == 0 else { throw DocumentError(result.error) }
      return "```text\n$ rapporteur trace \(part.words.joined(separator: " "))\n\(result.output)```"
    }
  }
}
