import Foundation
import Testing

/// One import statement of one file.
private struct Import: CustomStringConvertible {
  let file: String
  let module: String
  var description: String { "\(file) imports \(module)" }
}

@Suite("The layers of the package")
struct ImportTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func imports(of target: String) throws -> [Import] {
    let folder = root.appendingPathComponent("Sources/\(target)")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    var imports: [Import] = []
    for file in files.sorted() where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        if let module = module(line) { imports.append(Import(file: "\(target)/\(file)", module: module)) }
      }
    }
    return imports
  }

  /// The module that a line imports; `nil` where it imports none.
  private static func module(_ line: Substring) -> String? {
    let words = line.split(separator: " ").map(String.init).filter {
      !$0.hasPrefix("@") && !["public", "internal", "private", "package"].contains($0)
    }
    guard words.first == "import", words.count >= 2 else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var"]
    let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
    return String(name.prefix { $0 != "." })
  }

  @Test("Every target is in the table, and nothing else is")
  func everyTargetIsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("Sources").path)
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(ImportTable.siblings.keys))
  }

  @Test("A target imports only what the table allows", arguments: ImportTable.siblings.keys.sorted())
  func importsAreAllowed(target: String) throws {
    let siblings = try #require(ImportTable.siblings[target])
    var allowed = siblings.union(ImportTable.external[target] ?? []).union(ImportTable.free)
    if !ImportTable.withoutFoundation.contains(target) { allowed.insert("Foundation") }
    let imports = try Self.imports(of: target)
    for statement in imports {
      #expect(allowed.contains(statement.module), "\(statement)")
    }
  }

  @Test("The table has no circle")
  func noCircle() {
    var done: Set<String> = []
    var progressed = true
    while progressed {
      progressed = false
      for (target, siblings) in ImportTable.siblings where !done.contains(target) && siblings.isSubset(of: done) {
        done.insert(target)
        progressed = true
      }
    }
    #expect(done == Set(ImportTable.siblings.keys))
  }

  @Test("The sources force nothing and leave nothing open")
  func nothingForced() throws {
    let folder = Self.root.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let forbidden = ["try!", "as! ", "fatal" + "Error(", "TO" + "DO", "FIX" + "ME"]
    for file in files.sorted() where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for word in forbidden { #expect(!text.contains(word), "\(file) has \(word)") }
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(file) is too long")
    }
  }
}
