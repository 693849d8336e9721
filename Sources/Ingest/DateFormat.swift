import Registry

/// A form of dates made of `dd`, `d`, `MM`, `M` and `yyyy` with any separators.
public struct DateFormat: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case year, month, shortMonth, day, shortDay
    case separator(Unicode.Scalar)
  }

  /// The form as it was named.
  public let text: String
  private let pieces: [Piece]

  /// Reads a form; `nil` where it has no year, or a part twice, or another letter, or a day without a month.
  public init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let first = rest.unicodeScalars.first {
      let run = rest.unicodeScalars.prefix { $0 == first }.count
      switch (first, run) {
      case ("y", 4): pieces.append(.year)
      case ("M", 2): pieces.append(.month)
      case ("M", 1): pieces.append(.shortMonth)
      case ("d", 2): pieces.append(.day)
      case ("d", 1): pieces.append(.shortDay)
      default:
        if first.properties.isAlphabetic || (first.value >= 0x30 && first.value <= 0x39) { return nil }
        pieces += [Piece](repeating: .separator(first), count: run)
      }
      rest.unicodeScalars.removeFirst(run)
    }
    let years = pieces.count { $0 == .year }
    let months = pieces.count { $0 == .month || $0 == .shortMonth }
    let days = pieces.count { $0 == .day || $0 == .shortDay }
    guard years == 1, months <= 1, days <= 1, days <= months else { return nil }
    self.text = text
    self.pieces = pieces
  }

  /// What reading a cell gives.
  enum Reading {
    case date(PartialDate)
    /// The form fits and the calendar has no such day.
    case noSuchDay
    case otherForm
  }

  /// Reads a trimmed cell.
  func read(_ cell: String) -> Reading {
    var year: Int?
    var month: Int?
    var day: Int?
    var rest = Substring(cell).unicodeScalars
    func digits(_ least: Int, _ most: Int) -> Int? {
      var value = 0
      var count = 0
      while count < most, let scalar = rest.first, scalar.value >= 0x30, scalar.value <= 0x39 {
        value = value * 10 + Int(scalar.value - 0x30)
        rest.removeFirst()
        count += 1
      }
      return count >= least ? value : nil
    }
    for piece in pieces {
      switch piece {
      case .separator(let scalar):
        guard rest.first == scalar else { return .otherForm }
        rest.removeFirst()
      case .year:
        year = digits(4, 4)
        if year == nil { return .otherForm }
      case .month, .shortMonth:
        month = digits(piece == .month ? 2 : 1, 2)
        if month == nil { return .otherForm }
      case .day, .shortDay:
        day = digits(piece == .day ? 2 : 1, 2)
        if day == nil { return .otherForm }
      }
    }
    guard rest.isEmpty, let year else { return .otherForm }
    return PartialDate(year: year, month: month, day: day).map(Reading.date) ?? .noSuchDay
  }
}
