/// The closed list of things that can be wrong with a row of an export.
///
/// The raw value is the code printed in `tables/findings.csv`. The comment on a case is its page in `docs/findings/`:
/// four paragraphs that say what it means, why it matters, what to do about it, and give an example of a bad text and
/// a good one.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
  /// The row has more or fewer cells than the header has columns.
  ///
  /// From the place of the fault on, the cells stand under the wrong headings: a title may be read as a date, a date as
  /// the name of a State. Nobody but you can say which cell belongs where.
  ///
  /// Open the file in a text editor and go to the line. Most often a cell holds the character that separates the cells:
  /// put quotes around that cell. Otherwise add the separators that are missing, or remove those that are too many.
  ///
  /// `X2,2025-05-20,Floods, roads,Boravia` → `X2,2025-05-20,"Floods, roads",Boravia`
  case raggedRow = "ragged-row"

  /// A cell begins with a quote, and no quote ends it anywhere in the rest of the file.
  ///
  /// Without the second quote the end of the cell cannot be found. The line on which the row begins is set aside, and
  /// reading goes on with the next line. Where the cell runs over several lines, each of the others is then read as a
  /// row of its own and has findings too; they go when the quote is mended.
  ///
  /// Add the quote at the end of the cell. If the quote belongs to the text, write it twice and put quotes around the
  /// whole cell.
  ///
  /// `"Views on customs,2025-06-01` → `"Views on customs",2025-06-01`
  case unterminatedQuote = "unterminated-quote"

  /// The cell holds a NUL, a character that is never part of a text.
  ///
  /// It is left behind by a broken copy, or by a program that did not save the file as plain text. Other characters
  /// beside it may be damaged or lost as well.
  ///
  /// Save or export the file again as CSV, or fetch a new copy. If the NUL comes back, retype the cell in the system
  /// that the file comes from.
  ///
  /// `Views\0 on customs` → `Views on customs`
  case nulByte = "nul-byte"

  /// The cell holds bytes that are no letters in the encoding in which the file is read.
  ///
  /// An encoding says which bytes stand for which letters. Read in the wrong one, names turn into other names or into
  /// nonsense. Excel in Russian saves CSV as Windows-1251 unless it is told to save as “CSV UTF-8”.
  ///
  /// If many rows have this finding, name the encoding of the file in the pipeline file, as in
  /// `encoding: windows-1251`; the finding says which one the bytes look like. Or save the file as “CSV UTF-8”. If it
  /// is one row only, the text is damaged there: retype the cell.
  ///
  /// `�������` → `Боравия`
  case badEncoding = "bad-encoding"

  /// The cell holds a text of more than a million bytes: a million Latin letters, or half a million Cyrillic ones.
  ///
  /// No title or name is that long. Most often a quote is missing or too many, and hundreds of rows have become one
  /// cell; those rows are missing from the report.
  ///
  /// Open the file in a text editor at the line that is named, and look for a quote without its partner. If the text is
  /// really that long, keep it in a document and write the reference of the document in the cell.
  ///
  /// `(the full text of a paper)` → `DOC/2025/14`
  case fieldTooLong = "field-too-long"

  /// The cell is empty, and the row cannot be counted without it.
  ///
  /// An exchange without a sender, or a participation without a date, has no place in any table. Spaces alone, or the
  /// separators of a list with nothing between them, are empty too.
  ///
  /// Fill in the cell. If all rows of the file have the same value, it can be given once in the pipeline file under
  /// `constants`. If nobody knows the value, leave the row as it is: it stays out of the figures and is listed as such.
  ///
  /// `X2,2025-05-20,WAT-1,` → `X2,2025-05-20,WAT-1,Boravia`
  case missingValue = "missing-value"

  /// The cell is not a date in the form in which this file's dates are read.
  ///
  /// The date decides in which year a row counts. 03.04.2025 is one day in one country and another day in the next, so
  /// a date is never guessed. Spreadsheets often change dates on their own: into a number such as 45901, or into the
  /// name of a month.
  ///
  /// Write year, month and day with hyphens. A year and month alone, or a year alone, is right where no more is known.
  /// If all dates of the file are written in another way, name it in the pipeline file, as in
  /// `date_format: dd.MM.yyyy`. If a spreadsheet shows numbers, give the column the format of a date, then export again.
  ///
  /// `20 May 2025` → `2025-05-20`
  case badDate = "bad-date"

  /// The date is a whole year or a whole month that lies partly in the period of the report and partly outside it.
  ///
  /// “2025” can be a day in January or in December. If the report begins in April, nobody can say whether the row
  /// belongs to it.
  ///
  /// Write a more exact date. If it is not known, report on a period that takes in the whole year or month; the finding
  /// names the nearest one.
  ///
  /// `2025` → `2025-05`
  case ambiguousDate = "ambiguous-date"

  /// The last day lies before the first day.
  ///
  /// One of the two dates is wrong, and nothing says which. Often day and month are exchanged, or the year is last
  /// year's.
  ///
  /// Look up both dates and correct the wrong one. An event of one day may leave its end empty.
  ///
  /// `2025-03-04,2025-03-01` → `2025-03-04,2025-03-05`
  case endBeforeStart = "end-before-start"

  /// The number of delegates is not a whole number in the digits 0 to 9.
  ///
  /// The numbers are added up. A space or comma that a spreadsheet puts into large numbers, a fraction, or words such
  /// as “about 10” would give a wrong sum.
  ///
  /// Write the digits alone. If a spreadsheet adds spaces or commas, give the column the format “General” and export
  /// again. If the number is not known, leave the cell empty.
  ///
  /// `1 200` → `1200`
  case badNumber = "bad-number"

  /// A quote stands in the middle of a cell, or text follows the quote that ends a cell.
  ///
  /// Quotes mark where a cell begins and ends, so a stray one makes the limits of the cells uncertain. The line on which
  /// the row begins is set aside, and reading goes on with the next line. A quote that is missing further up can be the
  /// cause: look at the first finding of the file first.
  ///
  /// Put quotes around the whole cell and write each quote inside it twice. A space before the first quote of a cell,
  /// or after its last one, must go. Spreadsheets do all this by themselves when they save as CSV.
  ///
  /// `Views on "smart" customs` → `"Views on ""smart"" customs"`
  case badQuote = "bad-quote"

  /// The status is not one of the words that are allowed in this column.
  ///
  /// The status decides how a row counts: a meeting that was cancelled is not one that was held. Another word, another
  /// spelling or a capital letter cannot be taken for one of them with certainty.
  ///
  /// Write one of the words that the finding lists. If another system writes its own words, say once in the pipeline
  /// file under `values` what each of them means.
  ///
  /// `Final` → `approved`
  case unknownStatus = "unknown-status"

  /// The modality is none of those that the registry knows.
  ///
  /// The modality says which list of stages a measure goes through. Without it the stage means nothing.
  ///
  /// Write one of the modalities that the finding lists, exactly as there. If a new one has been agreed, add its stages
  /// to `stages.csv` in the registry.
  ///
  /// `A` → `a`
  case unknownModality = "unknown-modality"

  /// The cell should say how complete the list of participants is, and holds another word.
  ///
  /// Only from a complete list can it be read that a State was absent. A wrong word here could turn a gap in the list
  /// into an absence.
  ///
  /// Write `complete` if all participants are listed, `partial` if some are, `host-only` if only the host is. If you do
  /// not know, leave the cell empty.
  ///
  /// `full` → `complete`
  case unknownList = "unknown-list"

  /// No State or organization of the registry has this name on the date of the row.
  ///
  /// A name is never guessed, since one letter can make it another State. Some names hold for a certain time only: the
  /// registry says from when to when.
  ///
  /// If the name is misspelt, correct it; the finding offers names that are close. If it is a right name that the
  /// registry lacks, add it to `names.csv`. If another system always writes it so, translate it in the pipeline file
  /// under `values`.
  ///
  /// `Boravja` → `Boravia`
  case unknownParty = "unknown-party"

  /// No measure of the catalogue has this code.
  ///
  /// Without the measure the row has no place in any table. Codes are compared letter by letter, so capitals and hyphens
  /// matter.
  ///
  /// Correct the code; the finding offers one that is close. Several codes in one cell need the separator of lists
  /// between them, a semicolon unless the pipeline file says otherwise. Where only the area is known, write the code of
  /// the area; milestones need a measure.
  ///
  /// `WAT 1` → `WAT-1`
  case unknownMeasure = "unknown-measure"

  /// No area of the catalogue has this code.
  ///
  /// What a State says of an area can be filed only under an area that the registry knows. Codes are compared letter by
  /// letter.
  ///
  /// Write the code of one area, or `all` where the State speaks of all areas. A measure does not stand here; for
  /// several areas write a row for each.
  ///
  /// `Water` → `WAT`
  case unknownArea = "unknown-area"

  /// The role at the event is not one of the words that are allowed.
  ///
  /// The role tells hosts from participants, and the tables count hosts. Another word cannot be taken for one of them
  /// with certainty.
  ///
  /// Write one of the words that the finding lists, or leave the cell empty. If another system has its own words,
  /// translate them in the pipeline file under `values`.
  ///
  /// `organizer` → `host`
  case unknownRole = "unknown-role"

  /// The kind of the exchange is not one of the words that are allowed.
  ///
  /// The kind says what was sent: information, views, a notice, a paper. A word outside the list is most often a slip, or
  /// a sign that the columns are mixed up.
  ///
  /// Write one of the words that the finding lists, or leave the cell empty. If another system has its own words,
  /// translate them in the pipeline file under `values`.
  ///
  /// `letter` → `information`
  case unknownKind = "unknown-kind"

  /// The stage is not one of the stages of the modality in the same row.
  ///
  /// Each modality has its own stages. A stage of another modality, or a misspelt one, cannot be placed.
  ///
  /// Write one of the stages that the finding lists. If the stage is right, look at the modality beside it: that may be
  /// the wrong cell.
  ///
  /// `aproved` → `approved`
  case unknownStage = "unknown-stage"

  /// The measure or area exists in the catalogue, but not on the date of the row.
  ///
  /// Catalogues are revised: measures are added, dropped and renumbered, and an old code may mean something else today.
  /// The finding says from when to when the code holds.
  ///
  /// Look at the date first. If it is right, write the code that the measure had on that date.
  ///
  /// `2025-05-20,OLD-3` → `2025-05-20,WAT-1`
  case measureNotInForce = "measure-not-in-force"

  /// An earlier row has the same id, or the same key where the pipeline file names one.
  ///
  /// Two rows of one id may be the same thing twice, and counting both would count it double. The row read first keeps
  /// the id, this one is set aside.
  ///
  /// If the row is a copy, delete it. If it is another thing, give it an id of its own. If it corrects the earlier row,
  /// give it an id of its own and write the id of the earlier row under `supersedes`.
  ///
  /// `X1,2025-05-20` → `X2,2025-05-20`
  case duplicateID = "duplicate-id"

  /// The row corrects another row, and the row that it names cannot be found.
  ///
  /// If the correction counted and the row that it corrects stood somewhere under another id, both would count. The same
  /// finding says that a row corrects itself, or that rows correct each other in a circle.
  ///
  /// Write the id of the row that is corrected, as it stands in its file. If it stands in a file that the pipeline file
  /// does not read, add that file. If the row corrects nothing, leave the cell empty.
  ///
  /// `X-1` → `X1`
  case unknownSuperseded = "unknown-superseded"

  /// The party is known, but on the date of the row it was neither a member nor an observer.
  ///
  /// It counts as a guest. That is right for guests; it is wrong if the date of the row or the dates of membership in
  /// the registry are wrong.
  ///
  /// If the party was a guest, there is nothing to do. Otherwise correct the date of the row, or the dates in
  /// `parties.csv` of the registry.
  ///
  /// `2023-06-02` → `2025-06-02`
  case partyWithoutStatus = "party-without-status"

  /// Rows of the same event have different first days, and this row has a later one.
  ///
  /// An event is counted once and needs one date: the earliest day is taken for all its rows. If two events share an id
  /// by mistake, they are counted as one.
  ///
  /// If it is one event, write the same first day in all its rows. If there are two events, give one of them another
  /// id.
  ///
  /// `E1,2025-03-05` → `E1,2025-03-04`
  case eventDateMismatch = "event-date-mismatch"

  /// The file has a column that the program does not know.
  ///
  /// Its cells are not read. That does no harm if the column is of no use to the report, but a misspelt heading would
  /// leave out a column that matters.
  ///
  /// If the heading is misspelt, correct it; the finding offers one that is close. If the column has another name in
  /// this system, name it in the pipeline file under `columns`. If it is not wanted, name it there under `ignore`.
  ///
  /// `recieved` → `received`
  case unknownColumn = "unknown-column"

  /// A measure reached this stage before a lower one.
  ///
  /// Stages may be taken in another order or left out, so this can be right. It can also be a slip in one of two dates.
  ///
  /// Compare the two dates that the finding names with the documents. If both are right, there is nothing to do.
  ///
  /// `2025-01-02` → `2025-07-02`
  case stageOutOfOrder = "stage-out-of-order"

  /// The weight that the code always has.
  public var severity: Severity {
    switch self {
    case .partyWithoutStatus, .eventDateMismatch, .unknownColumn: .warning
    case .stageOutOfOrder: .note
    default: .error
    }
  }
}
