/// The plural form that a number asks for, by the rules of each language.
enum PluralRule {
  /// The names of the forms that a language has; a text that depends on a number must give them all.
  static func forms(of language: String) -> [String] {
    language == "ru" ? ["one", "few", "many"] : ["one", "other"]
  }

  /// The form for a whole number.
  static func form(for number: Int, language: String) -> String {
    guard language == "ru" else { return number == 1 ? "one" : "other" }
    let lastTwo = abs(number) % 100
    let last = lastTwo % 10
    if last == 1, lastTwo != 11 { return "one" }
    if (2...4).contains(last), !(12...14).contains(lastTwo) { return "few" }
    return "many"
  }
}
