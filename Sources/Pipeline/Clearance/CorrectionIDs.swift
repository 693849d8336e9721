import Foundation

/// The ids of corrections: `<id>-C1`, or the next number that no record has; the same whenever the records are the
/// same.
struct CorrectionIDs {
  private var taken: Set<String>
  private static let mark = "-C"

  /// - Parameter taken: every id that a record of any fate has.
  init(taken: Set<String>) { self.taken = taken }

  /// A free id for the correction of a record, taken from now on.
  ///
  /// The correction of a correction is numbered on from the record that the first one replaced.
  mutating func next(for id: String) -> String {
    let base = base(of: id)
    var number = 1
    while taken.contains("\(base)\(Self.mark)\(number)") { number += 1 }
    let next = "\(base)\(Self.mark)\(number)"
    taken.insert(next)
    return next
  }

  private func base(of id: String) -> String {
    guard let range = id.range(of: Self.mark, options: .backwards) else { return id }
    let number = id[range.upperBound...]
    let base = String(id[..<range.lowerBound])
    let isNumber = !number.isEmpty && number.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isNumber && taken.contains(base) ? base : id
  }
}
