import Foundation
import Testing

/// A document with parts that are made: each stands between `<!-- name: words -->` and `<!-- end -->`.
struct MadeDocument {
  /// A part that is made.
  struct Part {
    let name: String
    let words: [String]
    let body: String
  }

  private enum Piece {
    case written(String)
    case made(Part, opening: String)
  }

  private static let end = "<!-- end -->"

  private let path: String
  private let pieces: [Piece]

  /// Reads a document of the package.
  init(_ path: String) throws {
    self.path = path
    var pieces: [Piece] = []
    var opening: (name: String, words: [String], line: String)?
    var body: [Substring] = []
    for line in try Program.root.appendingPathComponent(path).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if let open = opening {
        if line == Self.end {
          let part = Part(name: open.name, words: open.words, body: body.joined(separator: "\n"))
          pieces.append(.made(part, opening: open.line))
          opening = nil
          body = []
        } else {
          body.append(line)
        }
      } else if line.hasPrefix("<!-- "), line.hasSuffix(" -->"), line != Self.end {
        let content = line.dropFirst(5).dropLast(4).split(separator: ":", maxSplits: 1)
        let words = content.dropFirst().flatMap { $0.split(separator: " ") }.map(String.init)
        opening = (String(content.first ?? ""), words, String(line))
      } else {
        pieces.append(.written(String(line)))
      }
    }
    if let opening { throw DocumentError("\(path): no end after \(opening.line)") }
    self.pieces = pieces
  }

  /// The parts that are made.
  var parts: [Part] {
    pieces.compactMap { piece in
      if case .made(let part, _) = piece { return part }
      return nil
    }
  }

  /// The sections by their headings of the second level, in order, each with its written lines and its made parts.
  var sections: [(heading: String, written: [String], parts: [Part])] {
    var sections: [(heading: String, written: [String], parts: [Part])] = []
    for piece in pieces {
      switch piece {
      case .written(let line) where line.hasPrefix("## "): sections.append((String(line.dropFirst(3)), [], []))
      case .written(let line):
        if !sections.isEmpty { sections[sections.count - 1].written.append(line) }
      case .made(let part, _):
        if !sections.isEmpty { sections[sections.count - 1].parts.append(part) }
      }
    }
    return sections
  }

  /// Makes every part anew and compares; with `RECORD_DOCUMENTS=1` the file is written instead, and the run fails.
  func check(_ make: (Part) throws -> String) throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD_DOCUMENTS"] == "1"
    var lines: [String] = []
    for piece in pieces {
      switch piece {
      case .written(let line): lines.append(line)
      case .made(let part, let opening):
        let body = try make(part)
        if !isRecording { #expect(part.body == body, "\(path): \(opening)") }
        lines += [opening, body, Self.end]
      }
    }
    guard isRecording else { return }
    try Data(lines.joined(separator: "\n").utf8).write(to: Program.root.appendingPathComponent(path))
    Issue.record("\(path) is recorded; read the difference, and run again without RECORD_DOCUMENTS")
  }
}
