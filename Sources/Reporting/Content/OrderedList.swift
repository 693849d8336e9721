/// Values in the order in which they came, each once.
struct OrderedList<Element: Hashable & Sendable>: Sendable {
  private(set) var all: [Element] = []
  private var places: [Element: Int] = [:]

  /// The place of a value, which is added where it is new.
  mutating func place(of value: Element) -> Int {
    if let place = places[value] { return place }
    places[value] = all.count
    all.append(value)
    return all.count - 1
  }
}
