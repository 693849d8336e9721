import Tabulation
import Testing

@Suite struct SheetNamesTests {
  @Test(
    "A name is legal and close to the text",
    arguments: [
      ("Coverage by State", "Coverage by State"), ("a/b:c*d?e[f]g\\h", "a-b-c-d-e-f-g-h"), ("'quoted'", "quoted"),
      ("", "-"), ("   ", "-"), ("History", "History (2)"),
      ("Exchanges by sender and recipient, all", "Exchanges by sender and recipie"),
      ("Обмены по отправителям и получателям", "Обмены по отправителям и получа"), ("a\nb", "a b"),
    ])
  func legal(text: String, name: String) {
    var names = SheetNames()
    #expect(names.name(text) == name)
  }

  @Test("Each name is given once, whatever its case")
  func unique() {
    var names = SheetNames()
    let long = String(repeating: "x", count: 40)
    let given = (0..<12).map { _ in names.name(long) } + [names.name("Plan"), names.name("PLAN")]
    #expect(Set(given.map { $0.lowercased() }).count == 14)
    #expect(given.allSatisfy { $0.utf16.count <= 31 })
    #expect(given.last == "PLAN (2)")
  }
}
