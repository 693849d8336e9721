import Foundation
import TestSupport
import Testing

/// A third language, added by files alone: the words in the registry, names and titles in columns of their own.
@Suite("An added language")
struct AddedLanguageTests {
  private static let english = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Reporting/Languages/en.json")

  /// The English words, each with a mark before it, so that no English text is left where all are taken from the file.
  private static func words() throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: english))
    var file = try #require(object as? [String: Any])
    let texts = try #require(file["texts"] as? [String: String])
    file["texts"] = texts.mapValues { $0.first?.isLetter == true ? "ж" + $0 : $0 }
      .merging(["language.kk": "Қазақша"]) { $1 }
    let counted = try #require(file["counted"] as? [String: [String: String]])
    file["counted"] = counted.mapValues { forms in ["other": "ж" + (forms["other"] ?? "")] }
    file["plural"] = "other"
    return String(
      decoding: try JSONSerialization.data(withJSONObject: file, options: [.sortedKeys, .prettyPrinted]), as: UTF8.self)
  }

  private func project() throws -> Project {
    let project = try Project()
    try project.write("registry/language-kk.json", try Self.words())
    return project
  }

  @Test func anEditionIsWrittenInIt() throws {
    let project = try project()
    let run = try project.run("run", "pipelines/report.yaml", "--lang", "en,kk")
    #expect(run.status == 0, "\(run.error)")
    let edition = try #require(
      FileManager.default.contentsOfDirectory(atPath: project.path("reports/report").path)
        .first { $0.first?.isNumber == true })
    let page = try project.text("reports/report/\(edition)/index.kk.html")
    #expect(page.contains("lang=\"kk\""))
    #expect(page.contains("ж"))
    // Rules too: none is left in English.
    let traces = try #require(page.components(separatedBy: "id=\"page-traces\">").last)
    #expect(traces.contains("\"жAccepted exchanges жof "))
    #expect(!traces.contains("\"Accepted exchanges"))
    let main = try project.text("reports/report/\(edition)/index.html")
    #expect(main.contains("index.kk.html") && main.contains("Қазақша"))
    // The words are an input: named in the manifest, copied, and enough to make the edition again.
    #expect(try project.text("reports/report/\(edition)/manifest.json").contains("registry/language-kk.json"))
    try FileManager.default.removeItem(at: project.path("registry/language-kk.json"))
    let verified = try project.run("verify", "report")
    #expect(verified.status == 0, "\(verified.error)")
  }

  @Test func aLanguageWithoutWordsSaysWhereTheyGo() throws {
    let project = try Project()
    let run = try project.run("run", "pipelines/report.yaml", "--lang", "kk")
    #expect(run.status == 78)
    #expect(run.error.contains("“kk” is no value for languages; write en or ru, or add language-kk.json"))
  }

  @Test func halfTranslatedWordsStopTheRun() throws {
    let project = try project()
    try project.edit("registry/language-kk.json") { $0.replacingOccurrences(of: "\"date.period\"", with: "\"x\"") }
    let run = try project.run("check", "pipelines/report.yaml", "--lang", "kk")
    #expect(run.status == 78)
    #expect(run.error.contains("registry/language-kk.json: 1 of the texts"))
    #expect(run.error.contains("date.period"))
  }
}
