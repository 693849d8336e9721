import Diagnostics

/// The page of one code.
struct FindingPage {
  let code: FindingCode
  /// What it means.
  let meaning: String
  private let importance: String
  private let remedy: String
  private let bad: String
  private let good: String
  private let transcript: String

  /// - Parameters:
  ///   - paragraphs: the comment on the code: meaning, importance, remedy, example.
  ///   - transcript: what the program prints for a file with that finding.
  init(_ code: FindingCode, paragraphs: [String], transcript: String) throws {
    guard paragraphs.count == 4 else {
      throw PageError("the comment on \(code.rawValue) has \(paragraphs.count) paragraphs, not 4")
    }
    self.code = code
    meaning = paragraphs[0]
    importance = paragraphs[1]
    remedy = paragraphs[2]
    let example = paragraphs[3].split(separator: "` → `", omittingEmptySubsequences: false)
    guard example.count == 2, example[0].first == "`", example[1].last == "`" else {
      throw PageError("the example of \(code.rawValue) is not of the form `bad` → `good`")
    }
    bad = example[0] + "`"
    good = "`" + example[1]
    self.transcript = transcript
  }

  /// The page as Markdown.
  var text: String {
    """
    # \(code.rawValue)

    **\(meaning)**

    \(severity)

    ## Why it matters

    \(importance)

    ## What to do

    \(remedy)

    | in the file | write |
    |---|---|
    | \(cell(bad)) | \(cell(good)) |

    ## What the program prints

    ```console
    \(transcript)```

    [All findings](README.md)

    """
  }

  private var severity: String {
    switch code.severity {
    case .error: "Error: the row is kept out of every figure; the edition keeps it, as it is, in `quarantine/`."
    case .warning where code == .unknownColumn: "Warning: the rows count; only this column is left out."
    case .warning: "Warning: the row counts."
    case .note: "Note: the row counts."
    }
  }

  private func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }

  /// The list of all pages.
  static func index(_ pages: [FindingPage]) -> String {
    let rows = pages.map { page in
      "| [\(page.code.rawValue)](\(page.code.rawValue).md) | \(page.code.severity.rawValue) | \(page.meaning) |"
    }
    return """
      # Findings

      Everything that can be wrong with a row of an export, and what to do about it. An *error* keeps the row out of every
      figure until it is mended; a *warning* and a *note* leave it in.

      | code | severity | what it means |
      |---|---|---|
      \(rows.joined(separator: "\n"))

      These pages are made from the comments in `Sources/Diagnostics/FindingCode.swift` and the cases in
      `Tests/EndToEndTests/Cases/findings`. `RECORD_DOCUMENTS=1 swift test --filter FindingPages` writes them anew, and that
      run fails; read the difference before you commit it.

      """
  }
}

/// What keeps a page from being made.
struct PageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
