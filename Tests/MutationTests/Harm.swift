import Diagnostics

/// What a change does, told from its place alone.
struct Harm {
  /// The codes of the first row that is harmed, in the order of its findings; none where no row is harmed.
  var codes: [FindingCode] = []
  /// The column of each of those findings, as a place in the header; `nil` for the whole row.
  var columns: [Int?] = []
  /// The rows of the good file that are gone.
  var lost: Range<Int>
  /// Whether the harmed row is a new one, after the row of the place.
  var isNewRow = false
  /// Whether lines of the lost rows may be read as rows of their own: the rule of recovery, or a line end that no longer
  /// stands in quotes.
  var mayLeaveLines = false

  private enum Effect {
    case none, ragged
    case bad([FindingCode], [Int?])
    /// A quote stands where none may, in that column.
    case strayQuote(Int)
    /// A quote opens in that column and finds its end nowhere.
    case openQuote(Int)
  }

  init(_ mutation: Mutation, in file: GoodFile) {
    let view = View(file.body, mutation.place)
    let record = view.byte.record
    lost = record..<record + 1
    let effect: Effect
    switch mutation.kind {
    case .insertQuote: effect = Self.insertQuote(view)
    case .insertDelimiter: effect = Self.insertDelimiter(view)
    case .insertNUL: effect = Self.insertByte(.nulByte, view)
    case .insertInvalid: effect = Self.insertByte(.badEncoding, view)
    case .delete, .replaceLineEnd:
      effect =
        mutation.removesRecordEnd(of: file) ? Self.merge(view) : mutation.kind == .delete ? Self.delete(view) : .none
    }
    if mutation.removesRecordEnd(of: file), record + 1 < file.ids.count { lost = record..<record + 2 }
    if view.isBetweenRecordEnds, mutation.kind != .delete {
      // The carriage return ends the row, and what is put in begins another one.
      isNewRow = true
      lost = record + 1..<record + 1
    }
    apply(effect, view)
  }

  private mutating func apply(_ effect: Effect, _ view: View) {
    switch effect {
    case .none: lost = lost.lowerBound..<lost.lowerBound
    case .ragged:
      codes = [.raggedRow]
      columns = [nil]
      mayLeaveLines = true
    case .bad(let codes, let columns):
      self.codes = codes
      self.columns = columns
    case .strayQuote(let column):
      codes = [.badQuote]
      columns = [column]
      mayLeaveLines = true
    case .openQuote(let column):
      codes = [view.hasQuoteAfter ? .badQuote : .unterminatedQuote]
      columns = [column]
      mayLeaveLines = true
    }
  }

  /// A quote more.
  private static func insertQuote(_ view: View) -> Effect {
    let column = view.column
    if view.isBetweenRecordEnds { return .openQuote(0) }
    switch view.byte.role {
    case .closingQuote: return .openQuote(column)
    case .openingQuote: return afterClosingQuote(view, from: view.place + 1)
    case .doubledFirst: return afterClosingQuote(view, from: view.place + 2)
    case .doubledSecond: return afterClosingQuote(view, from: view.place + 1)
    default: break
    }
    if view.byte.isInQuotedText { return afterClosingQuote(view, from: view.place) }
    if view.before?.role == .closingQuote || view.isCellStart { return .openQuote(column) }
    return .strayQuote(column)
  }

  /// A delimiter more.
  private static func insertDelimiter(_ view: View) -> Effect {
    // A delimiter alone on a line is a blank line.
    if view.isBetweenRecordEnds { return .none }
    let isInQuotes = view.byte.isInQuotedText || view.byte.role == .closingQuote
    if view.byte.role == .doubledSecond { return .ragged }
    if isInQuotes { return view.splitsLetter ? .bad([.badEncoding], [view.column]) : check(view.column) }
    if view.splitsLetter {
      return .bad([.raggedRow, .badEncoding, .badEncoding], [nil, view.column, view.column + 1])
    }
    return .ragged
  }

  /// A byte more that is no text.
  private static func insertByte(_ code: FindingCode, _ view: View) -> Effect {
    if view.isBetweenRecordEnds { return .bad([.raggedRow, code], [nil, 0]) }
    switch view.byte.role {
    case .openingQuote, .doubledSecond: return .strayQuote(view.column)
    case _ where view.before?.role == .closingQuote: return .strayQuote(view.column)
    case _ where view.splitsLetter && code == .nulByte:
      return .bad([.badEncoding, .nulByte], [view.column, view.column])
    default: return .bad([code], [view.column])
    }
  }

  /// A byte less.
  private static func delete(_ view: View) -> Effect {
    switch view.byte.role {
    case .openingQuote: return unquoted(view, from: view.place + 1)
    case .closingQuote: return .openQuote(view.column)
    case .doubledFirst: return afterClosingQuote(view, from: view.place + 2)
    case .doubledSecond: return afterClosingQuote(view, from: view.place + 1)
    case .text: return view.byte.value >= 0x80 ? .bad([.badEncoding], [view.column]) : check(view.column)
    case .innerLineEnd, .terminator, .secondOfLineEnd: return .none
    case .delimiter:
      let isAfterQuote = view.before?.role == .closingQuote
      switch view.after?.role {
      case .openingQuote: return isAfterQuote || view.isCellStart ? .ragged : .strayQuote(view.column)
      case .text: return isAfterQuote ? .strayQuote(view.column) : .ragged
      default: return .ragged
      }
    }
  }

  /// A record and the next one in one.
  private static func merge(_ view: View) -> Effect {
    if view.byte.record + 1 == GoodFile.rows.count { return .none }
    return view.before?.role == .closingQuote ? .strayQuote(view.column) : .ragged
  }

  /// What the kind's own checks say of another text in the column.
  private static func check(_ column: Int) -> Effect {
    let code: FindingCode? =
      switch GoodFile.header[column] {
      case "date", "received": .badDate
      case "measures": .unknownMeasure
      case "senders", "recipients": .unknownParty
      case "kind": .unknownKind
      default: nil
      }
    return code.map { .bad([$0], [column]) } ?? .none
  }

  /// What follows where a quote ends the cell before `place`.
  private static func afterClosingQuote(_ view: View, from place: Int) -> Effect {
    switch view.body[place].value {
    case UInt8(ascii: ","), 0x0A, 0x0D: unquoted(view, from: place)
    default: .strayQuote(view.column)
    }
  }

  /// What follows where the text from `place` on, written to stand in quotes, stands in none.
  private static func unquoted(_ view: View, from place: Int) -> Effect {
    var column = view.column
    for byte in view.body[place...] {
      switch byte.value {
      case UInt8(ascii: ","): column += 1
      case 0x0A, 0x0D: return .ragged
      case UInt8(ascii: "\""): return .strayQuote(column)
      default: break
      }
    }
    return .ragged
  }
}

/// A place of the good file and what is around it.
private struct View {
  let body: [GoodFile.Byte]
  let place: Int
  let byte: GoodFile.Byte
  /// The bytes beside it, of the same record.
  let before: GoodFile.Byte?
  let after: GoodFile.Byte?

  init(_ body: [GoodFile.Byte], _ place: Int) {
    self.body = body
    self.place = place
    byte = body[place]
    before = place > 0 && body[place - 1].record == byte.record ? body[place - 1] : nil
    after = place + 1 < body.count && body[place + 1].record == byte.record ? body[place + 1] : nil
  }

  var column: Int { byte.column }
  var isCellStart: Bool { before == nil || before?.role == .delimiter }
  var isBetweenRecordEnds: Bool { byte.role == .secondOfLineEnd(quoted: false) }
  var splitsLetter: Bool { byte.isContinuation }
  var hasQuoteAfter: Bool { body[(place + 1)...].contains { $0.value == UInt8(ascii: "\"") } }
}
