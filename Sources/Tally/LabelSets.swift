/// Distinct sets of labels, each with a number; few even where records are many.
public struct LabelSets: Sendable {
  /// The sets by number, each sorted and without repeats.
  public private(set) var sets: [[Label]] = []
  private var numbers: [[Label]: Int32] = [:]

  /// Makes a collection of no sets.
  public init() {}

  /// The number of a set, given sorted and without repeats; a new one where the set is new.
  public mutating func number(of labels: [Label]) -> Int32 {
    if let number = numbers[labels] { return number }
    let number = Int32(sets.count)
    sets.append(labels)
    numbers[labels] = number
    return number
  }
}
