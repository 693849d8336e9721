import Diagnostics
import Testing

@testable import Reporting

@Suite("Sentences of findings in each language")
struct FindingSentencesTests {
  static let reasons: [FindingReason] =
    [
      .raggedRow(cells: 1, expected: 3), .raggedRow(cells: 4, expected: 1), .unterminatedQuote, .nulByte(offset: 9),
      .badEncoding(offset: 7, declared: "utf-8", resembles: nil),
      .badEncoding(offset: 7, declared: "utf-8", resembles: "windows-1251"), .fieldTooLong(limit: 9), .badQuote,
      .missingValue, .ambiguousDate(period: "2007 to 2008", mend: "2006 to 2008"), .endBeforeStart(start: "2007"),
      .unknownParty(nearest: []), .unknownParty(nearest: ["Alpha"]),
      .unknownParty(nearest: ["Alpha", "Bravo", "Delta"]),
      .unknownMeasure(nearest: [], areasAllowed: false), .unknownMeasure(nearest: ["W.1"], areasAllowed: true),
      .unknownArea(allowed: ["WAT", "all"]), .unknownStage(modality: "a", allowed: ["begun"]),
      .measureNotInForce(from: "", to: ""), .measureNotInForce(from: "2001", to: "2002"),
      .duplicateID(file: "x.csv", line: 3), .unknownSuperseded(.noSuchRecord), .unknownSuperseded(.itself),
      .unknownSuperseded(.circle), .partyWithoutStatus(date: "2030"), .eventDateMismatch(eventStart: "2030-01-02"),
      .unknownColumn(kind: "plan", nearest: nil), .unknownColumn(kind: "plan", nearest: "lead"),
      .stageOutOfOrder(lowerStage: "begun", date: "2030"),
    ]
    + [nil, .serialNumber(date: "2030-01-02"), .twoDigitYear, .monthName, .otherOrder, .timePart, .noSuchDay].map {
      .badDate(expected: "YYYY-MM-DD", guess: $0)
    }
    + [nil, .grouped, .fraction, .scientific, .negative, .otherDigits].map { .badNumber(guess: $0) }
    + [FindingCode.unknownStatus, .unknownModality, .unknownList, .unknownRole, .unknownKind].map {
      .notAllowed(code: $0, allowed: ["one", "two", "three"])
    }

  private func finding(_ reason: FindingReason) -> Finding {
    Finding(reason, file: "inputs/x.csv", line: 7, record: 6, column: "senders")
  }

  @Test("Every code has a reason here")
  func complete() {
    #expect(Set(Self.reasons.map(\.code)) == Set(FindingCode.allCases))
  }

  @Test("The English sentences are those of the tables", arguments: reasons)
  func english(reason: FindingReason) throws {
    let sentences = FindingSentences(lexicon: try Lexicon("en"))
    #expect(sentences.sentence(finding(reason)) == finding(reason).message)
  }

  @Test("Every sentence is complete in every language", arguments: LanguageFile.known)
  func complete(language: String) throws {
    let sentences = FindingSentences(lexicon: try Lexicon(language))
    var seen: Set<String> = []
    for reason in Self.reasons {
      let sentence = sentences.sentence(finding(reason))
      #expect(Lexicon.gap(in: sentence) == nil, "\(reason)")
      #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"))
      seen.insert(sentence)
    }
    // Five codes have one sentence for a value that is not allowed.
    #expect(seen.count == Self.reasons.count - 4)
  }

  @Test("Russian numbers of cells and columns take their forms")
  func russian() throws {
    let sentences = FindingSentences(lexicon: try Lexicon("ru"))
    let text = sentences.sentence(finding(.raggedRow(cells: 3, expected: 11)))
    #expect(text.hasPrefix("В строке 3 ячейки, а в заголовке 11 столбцов;"))
  }
}
