import Foundation
import Registry
import Testing

@Suite struct NormalizationTests {
  @Test(arguments: [
    // Composed and decomposed letters are one.
    ("Tu\u{0308}rkiye", "türkiye"),
    // Trimmed, and runs of white space become one space.
    ("  Republic\u{00A0}\u{00A0}of \t Korea\u{202F}", "republic of korea"),
    ("Sri\nLanka", "sri lanka"),
    // Apostrophes are alike.
    ("People\u{2018}s", "people's"), ("People\u{2019}s", "people's"), ("People\u{02BB}s", "people's"),
    ("People\u{02BC}s", "people's"),
    // Stress marks on Cyrillic letters drop; on Latin letters they stand.
    ("Респу\u{0301}блика", "республика"), ("Cafe\u{0301}", "café"), ("Q\u{0301}", "q\u{0301}"),
    // ё reads as е, decomposed too.
    ("Объединённые", "объединенные"), ("Е\u{0308}лка", "елка"), ("ЁЛКА", "елка"),
    // Footnote marks at the end drop; elsewhere they stand.
    ("Palestine (*)", "palestine"), ("Palestine*", "palestine"), ("Palestine ** (*)", "palestine"),
    ("(*) Palestine", "(*) palestine"), ("Pal*estine", "pal*estine"),
    // İ and ı read as i.
    ("TÜRKİYE", "türkiye"), ("Kazakıstan", "kazakistan"), ("I", "i"),
    // Full case folding.
    ("STRASSE", "strasse"), ("Straße", "strasse"), ("ΟΔΟΣ", "οδοσ"),
  ])
  func namesAreBroughtToOneForm(raw: String, expected: String) {
    #expect(Array(NameNormalization.name(raw).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func shortCutsChangeNothing() {
    for value in UInt32(0x20)...0xFFFD {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "b"
      let composed = text.precomposedStringWithCanonicalMapping
      #expect(NameNormalization.code(text) == NameNormalization.code(composed), "\(value)")
      let expected = value == 0x0130 || value == 0x0131 ? "aib" : text.lowercased().uppercased().lowercased()
      #expect(Array(NameNormalization.fold(text).utf8) == Array(expected.utf8), "\(value)")
    }
  }

  @Test func lettersOfOtherSignificanceStayApart() {
    #expect(NameNormalization.name("Ирак") != NameNormalization.name("Иран"))
    #expect(NameNormalization.name("й") != NameNormalization.name("и"))
    #expect(NameNormalization.name("Turkiye") != NameNormalization.name("Türkiye"))
    #expect(NameNormalization.name("Niger") != NameNormalization.name("Nigeria"))
  }

  @Test func codesKeepTheirCase() {
    #expect(NameNormalization.code(" KAZ\u{00A0}") == "KAZ")
    #expect(NameNormalization.code("kaz") == "kaz")
    #expect(NameNormalization.code("KAZ (*)") == "KAZ")
  }

  @Test func theFoldedFormStandsWhenFoldedAgain() {
    for text in ["TÜRKİYE", "Straße", "ΟΔΟΣ", "Исламская Респу́блика Иран (*)", "ﬁnal"] {
      let once = NameNormalization.name(text)
      #expect(Array(NameNormalization.name(once).unicodeScalars) == Array(once.unicodeScalars))
    }
  }

  @Test(arguments: [
    ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "acb", 1), ("", "abc", 3), ("kitten", "sitting", 3),
  ])
  func changesAreCounted(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(Array(left), Array(right), limit: 5) == distance)
    #expect(EditDistance.between(Array(right), Array(left), limit: 5) == distance)
    if distance > 0 { #expect(EditDistance.between(Array(left), Array(right), limit: distance - 1) == nil) }
  }

  @Test func theNearestWordIsSuggestedAndAFarOneIsNot() {
    #expect(EditDistance.nearest(to: "Sender", among: ["recipients", "senders"]) == "senders")
    #expect(EditDistance.nearest(to: "ECO-1", among: ["ECO-02", "ECO-01", "ENV-01"]) == "ECO-01")
    #expect(EditDistance.nearest(to: "remarks", among: ["exchange_id", "date"]) == nil)
    #expect(EditDistance.nearest(to: "x", among: []) == nil)
  }
}
