/// The English sentences of findings: the one place where a reason becomes words.
public enum FindingWords {
  /// What is wrong with a row and what to do, in one or two short sentences.
  public static func sentence(for finding: Finding) -> String {
    switch finding.reason {
    case .raggedRow(let cells, let expected):
      return "The row has \(count(cells, "cell")) where the header names \(count(expected, "column"));"
        + " put quotes around a cell that holds the delimiter, or add what is missing."
    case .unterminatedQuote:
      return "A quote opens a cell and never closes; close it, or double it if it belongs to the text."
    case .nulByte(let offset):
      return "The cell holds a NUL byte at offset \(offset); export the file again as plain text."
    case .badEncoding(let offset, let declared, let resembles):
      let guess = resembles.map { " The bytes look like \($0): name it as the encoding in the pipeline file." }
      return "The byte at offset \(offset) is not valid \(declared)."
        + (guess ?? " Name the file's encoding in the pipeline file, or export it as UTF-8.")
    case .fieldTooLong(let limit):
      return "The cell is longer than \(limit) bytes; a quote may be missing, or the text belongs in a document."
    case .badQuote:
      return "A quote stands inside an unquoted cell, or text follows a closing quote;"
        + " put the whole cell in quotes and double the quotes in it."
    case .missingValue:
      return "The cell is empty and must not be; fill it in."
    case .badDate(let expected, let guess):
      return "The cell is not a date of the form \(expected)\(dateGuess(guess))"
    case .ambiguousDate(let period, let mend):
      return "The date lies partly outside the period \(period); give a more precise date, or report on \(mend)."
    case .endBeforeStart(let start):
      return "The end stands before the start \(start); correct one of them."
    case .badNumber(let guess):
      return "The cell is not a whole number in the digits 0 to 9\(numberGuess(guess))"
    case .notAllowed(_, let allowed):
      return "The value is not one of those allowed; write \(WordList.or(allowed)),"
        + " or translate it under values in the pipeline file."
    case .unknownParty(let nearest):
      return "No party of the registry has this name on the row's date\(suggestion(nearest))"
        + " Correct the name, add it to names.csv, or translate it under values in the pipeline file."
    case .unknownMeasure(let nearest, let areasAllowed):
      return "No measure\(areasAllowed ? " or area" : "") of the registry has this code\(suggestion(nearest))"
        + " Codes are compared exactly."
    case .unknownArea(let allowed):
      return "No area of the registry has this code; write \(WordList.or(allowed)). Codes are compared exactly."
    case .unknownStage(let modality, let allowed):
      return "Modality \(modality) has no such stage; write \(WordList.or(allowed))."
    case .measureNotInForce(let from, let to):
      return "It is in force from \(from.isEmpty ? "the start" : from) to \(to.isEmpty ? "now" : to),"
        + " not on this row's date; use the code of the edition in force then, or correct the date."
    case .duplicateID(let file, let line):
      return "This id was first read in \(file), line \(line); give the row an id of its own,"
        + " or name the earlier record under supersedes."
    case .unknownSuperseded(.noSuchRecord):
      return "No record with this id was read; correct the id, or add the file that holds it."
    case .unknownSuperseded(.itself):
      return "The record supersedes itself; name the id of the record that it replaces."
    case .unknownSuperseded(.circle):
      return "The records supersede each other in a circle; leave the last one of them without it."
    case .partyWithoutStatus(let date):
      return "The party is neither a member nor an observer on \(date): it counts as a guest;"
        + " if that is wrong, mend parties.csv."
    case .eventDateMismatch(let eventStart):
      return "The event starts on \(eventStart) in another row, and that date holds for all its rows; make them agree."
    case .unknownColumn(let kind, let nearest):
      return "No column of \(kind) has this name and the pipeline file does not use it"
        + (nearest.map { "; did you mean \($0)?" } ?? ".") + " Map it under columns, or name it under ignore."
    case .stageOutOfOrder(let lowerStage, let date):
      return "The stage is dated before the lower stage \(lowerStage) (\(date)); that can be right: check the dates."
    }
  }

  private static func dateGuess(_ guess: FindingReason.DateMistake?) -> String {
    switch guess {
    case .serialNumber(let date):
      return ": it looks like a spreadsheet's day number (\(date)); format the column as a date (YYYY-MM-DD) and"
        + " export again."
    case .twoDigitYear: return ": its year has two digits; write all four."
    case .monthName:
      return ": it looks like a spreadsheet's month name; format the column as a date in digits and export again."
    case .otherOrder:
      return ": it looks like a date written in another way; name it under date_format in the pipeline file."
    case .timePart: return ": it has a time of day; export the date alone."
    case .noSuchDay: return ": the calendar has no such day; correct it."
    case nil: return "; correct it."
    }
  }

  private static func numberGuess(_ guess: FindingReason.NumberMistake?) -> String {
    switch guess {
    case .grouped: return ": a spreadsheet has grouped its digits; remove the spaces or separators."
    case .fraction: return ": it has a fraction; give whole delegates."
    case .scientific: return ": a spreadsheet has written it as a power of ten; write out its digits."
    case .negative: return ": it is negative; correct it."
    case .otherDigits: return ": its digits are those of another script; write them as 0 to 9."
    case nil: return "; correct it, or leave the cell empty."
    }
  }

  private static func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty ? "." : "; did you mean \(WordList.or(nearest))?"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
