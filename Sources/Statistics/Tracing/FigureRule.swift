import Tabulation
import Tally

/// How a figure comes from its rows: what each group of rows gives, and what it all comes to.
struct FigureRule {
  /// What the rule says.
  var words: RuleWords
  /// Whether the value is a word of the program, or several of them.
  var isWord = false
  /// Where the rows are looked for.
  var search: GroupSearch
  /// What the figure is made of.
  var parts: [RulePart]
  /// The value; `nil` where the table has no such row.
  var value: ([PartCount]) -> TableValue?
  /// The parts that are shown with a value; all where there is no such function.
  var shows: ((TableValue) -> [Int])?
  /// The things that are shown with a value; all where there is no such function.
  var showsOnly: ((TableValue, ThingKey) -> Bool)?

  init(
    _ words: RuleWords, in search: GroupSearch = .none, _ parts: [RulePart] = [],
    shows: ((TableValue) -> [Int])? = nil, value: @escaping ([PartCount]) -> TableValue?
  ) {
    self.words = words
    self.search = search
    self.parts = parts
    self.shows = shows
    self.value = value
  }

  /// The rule of a figure whose values are words of the program.
  var worded: FigureRule {
    var rule = self
    rule.isWord = true
    return rule
  }

  /// A figure that is empty whatever the rows say.
  static func empty(_ key: RuleKey, _ texts: [String: String] = [:]) -> FigureRule {
    FigureRule(RuleWords(key, texts)) { _ in .empty }
  }
}

/// A number that a figure is made of, or a reason why it is what it is.
struct RulePart {
  /// Where the things of a part come from.
  enum Source {
    /// From each group of rows.
    case rows((GroupState) -> [Support])
    /// From the registry.
    case registry([TraceThing])
  }

  var role: TracePart.Role
  var name: TracePart.Name
  var source: Source
  /// What rows do that support a thing.
  var function: TraceRow.Function
  var isSum: Bool

  init(
    _ role: TracePart.Role, _ name: TracePart.Name, by function: TraceRow.Function = .counted, isSum: Bool = false,
    _ supports: @escaping (GroupState) -> [Support]
  ) {
    self.role = role
    self.name = name
    self.function = function
    self.isSum = isSum
    source = .rows(supports)
  }

  init(_ role: TracePart.Role, _ name: TracePart.Name, registry things: [TraceThing]) {
    self.role = role
    self.name = name
    function = .registry
    isSum = false
    source = .registry(things)
  }
}

/// What a group of rows says of a thing.
struct Support {
  let key: ThingKey
  /// The number that a row gives, where numbers add up.
  var amount: Int?
  /// The rows that say so.
  let rows: [RowPlace]
  /// What these rows do, where it is not what the others of the part do.
  var function: TraceRow.Function?

  /// Whether both say the same, whatever their rows.
  func says(_ other: Support) -> Bool { key == other.key && amount == other.amount }
}

/// What the supports of a part add up to.
struct PartSum {
  /// By thing: how many supports it has.
  private(set) var supports: [ThingKey: Int] = [:]
  private(set) var sum = 0
  private(set) var numbers = 0
  /// The things of the registry.
  var fixed = 0

  /// Makes room for so many supports.
  mutating func reserve(_ count: Int) { supports.reserveCapacity(count) }

  mutating func add(_ support: Support) {
    supports[support.key, default: 0] += 1
    guard let amount = support.amount else { return }
    sum += amount
    numbers += 1
  }
}

/// A part as it is counted: with all rows, or with other supports of some groups.
struct PartCount {
  private let base: PartSum
  private var changes: [ThingKey: Int] = [:]
  /// How many distinct things there are.
  private(set) var count: Int
  private var amount: Int
  private var numbers: Int

  init(_ base: PartSum, removing old: [Support] = [], adding new: [Support] = []) {
    self.base = base
    count = base.supports.count + base.fixed
    amount = base.sum
    numbers = base.numbers
    for (supports, sign) in [(old, -1), (new, 1)] {
      for support in supports {
        changes[support.key, default: 0] += sign
        guard let number = support.amount else { continue }
        amount += sign * number
        numbers += sign
      }
    }
    for (key, change) in changes {
      let before = base.supports[key] ?? 0
      count += (before + change > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
    }
  }

  /// What the numbers add up to; `nil` where there are none.
  var sum: Int? { numbers > 0 ? amount : nil }
  var isEmpty: Bool { count == 0 }

  /// Whether a thing is supported.
  func contains(_ key: ThingKey) -> Bool { (base.supports[key] ?? 0) + (changes[key] ?? 0) > 0 }

  /// The things, in order.
  var keys: [ThingKey] {
    Set(base.supports.keys).union(changes.keys).filter(contains).sorted()
  }

  /// The first and the last of the things.
  var least: ThingKey? { Set(base.supports.keys).union(changes.keys).filter(contains).min() }
  var greatest: ThingKey? { Set(base.supports.keys).union(changes.keys).filter(contains).max() }
}
