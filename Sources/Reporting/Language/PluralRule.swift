/// The plural forms of a language and the numbers that ask for them, as the file of its words names them.
enum PluralRule: String, Decodable, Sendable, CaseIterable {
  /// 1, and all others: English, Kazakh, Uzbek.
  case oneOther = "one-other"
  /// 0 and 1, and all others: French.
  case zeroOneOther = "zero-one-other"
  /// 1, 21, 31; 2 to 4, 22 to 24; all others: Russian, Ukrainian, Belarusian.
  case oneFewMany = "one-few-many"
  /// One form for all: Chinese, Korean, Thai, Vietnamese.
  case other

  /// The names of the forms; a text that depends on a number must give them all.
  var forms: [String] {
    switch self {
    case .oneOther, .zeroOneOther: ["one", "other"]
    case .oneFewMany: ["one", "few", "many"]
    case .other: ["other"]
    }
  }

  /// The form for a whole number.
  func form(for number: Int) -> String {
    switch self {
    case .oneOther: return number == 1 ? "one" : "other"
    case .zeroOneOther: return number == 0 || number == 1 ? "one" : "other"
    case .other: return "other"
    case .oneFewMany:
      let lastTwo = abs(number % 100)
      let last = lastTwo % 10
      if last == 1, lastTwo != 11 { return "one" }
      if (2...4).contains(last), !(12...14).contains(lastTwo) { return "few" }
      return "many"
    }
  }
}
