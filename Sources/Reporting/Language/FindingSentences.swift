import Diagnostics

/// The sentences of findings in the words of a language file: what is wrong, and how to mend it.
///
/// Tables have the English ones of `FindingWords`; those of `en.json` are the same, and a test compares them.
struct FindingSentences: Sendable {
  let lexicon: Lexicon

  /// What is wrong with a row and what to do.
  func sentence(_ finding: Finding) -> String {
    switch finding.reason {
    case .raggedRow(let cells, let expected):
      return say(
        "ragged-row",
        ["cells": counted("finding-words.cells", cells), "columns": counted("finding-words.columns", expected)])
    case .unterminatedQuote, .badQuote, .missingValue: return say(finding.code.rawValue)
    case .nulByte(let offset): return say("nul-byte", ["offset": text(offset)])
    case .badEncoding(let offset, let declared, let resembles):
      let mend = resembles.map { say("bad-encoding.resembles", ["encoding": RichText($0)]) } ?? say("bad-encoding.mend")
      return say("bad-encoding", ["offset": text(offset), "encoding": RichText(declared), "mend": RichText(mend)])
    case .fieldTooLong(let limit): return say("field-too-long", ["limit": text(limit)])
    case .badDate(let expected, let guess):
      return say("bad-date", ["form": RichText(expected), "guess": RichText(dateGuess(guess))])
    case .ambiguousDate(let period, let mend):
      return say("ambiguous-date", ["period": RichText(period), "mend": RichText(mend)])
    case .endBeforeStart(let start): return say("end-before-start", ["start": RichText(start)])
    case .badNumber(let guess): return say("bad-number", ["guess": RichText(numberGuess(guess))])
    case .notAllowed(_, let allowed): return say("not-allowed", ["values": RichText(or(allowed))])
    case .unknownParty(let nearest): return say("unknown-party", ["guess": RichText(suggestion(nearest))])
    case .unknownMeasure(let nearest, let areasAllowed):
      return say(
        areasAllowed ? "unknown-measure.area" : "unknown-measure", ["guess": RichText(suggestion(nearest))])
    case .unknownArea(let allowed): return say("unknown-area", ["values": RichText(or(allowed))])
    case .unknownStage(let modality, let allowed):
      return say("unknown-stage", ["modality": RichText(modality), "values": RichText(or(allowed))])
    case .measureNotInForce(let from, let to):
      return say(
        "measure-not-in-force",
        [
          "from": RichText(from.isEmpty ? say("the-start") : from), "to": RichText(to.isEmpty ? say("now") : to),
        ])
    case .duplicateID(let file, let line): return say("duplicate-id", ["file": RichText(file), "line": text(line)])
    case .unknownSuperseded(.noSuchRecord): return say("unknown-superseded")
    case .unknownSuperseded(.itself): return say("unknown-superseded.itself")
    case .unknownSuperseded(.circle): return say("unknown-superseded.circle")
    case .partyWithoutStatus(let date): return say("party-without-status", ["date": RichText(date)])
    case .eventDateMismatch(let start): return say("event-date-mismatch", ["start": RichText(start)])
    case .unknownColumn(let kind, let nearest):
      return say(
        "unknown-column",
        [
          "kind": RichText(kind),
          "guess": RichText(nearest.map { suggestion([$0]) } ?? "."),
        ])
    case .stageOutOfOrder(let lower, let date):
      return say("stage-out-of-order", ["stage": RichText(lower), "date": RichText(date)])
    }
  }

  private func say(_ key: String, _ arguments: [String: RichText] = [:]) -> String {
    lexicon.plain("finding-words.\(key)", arguments)
  }

  private func text(_ number: Int) -> RichText { RichText(String(number)) }

  private func counted(_ key: String, _ number: Int) -> RichText { lexicon.counted(key, number) }

  private func or(_ values: [String]) -> String {
    guard let last = values.last, values.count > 1 else { return values.first ?? "" }
    return say("or", ["values": RichText(values.dropLast().joined(separator: ", ")), "last": RichText(last)])
  }

  private func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty ? "." : say("did-you-mean", ["values": RichText(or(nearest))])
  }

  private func dateGuess(_ guess: FindingReason.DateMistake?) -> String {
    switch guess {
    case .serialNumber(let date): say("date.serial", ["date": RichText(date)])
    case .twoDigitYear: say("date.two-digits")
    case .monthName: say("date.month-name")
    case .otherOrder: say("date.other-order")
    case .timePart: say("date.time")
    case .noSuchDay: say("date.no-such-day")
    case nil: say("date.none")
    }
  }

  private func numberGuess(_ guess: FindingReason.NumberMistake?) -> String {
    switch guess {
    case .grouped: say("number.grouped")
    case .fraction: say("number.fraction")
    case .scientific: say("number.scientific")
    case .negative: say("number.negative")
    case .otherDigits: say("number.other-digits")
    case nil: say("number.none")
    }
  }
}
