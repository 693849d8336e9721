import Canvas
import Diagnostics
import Reporting

extension Doctor {
  /// Whether the fonts of the charts are there, and have the characters of each language.
  static func fonts(_ surroundings: Surroundings) -> [Check] {
    let fonts: FontSet
    do throws(CanvasError) {
      fonts = try FontSet.debian(root: surroundings.fontFolder)
      _ = try Painter(fonts: fonts)
    } catch {
      if case .fontMissing(let path, let package) = error {
        return [.problem("fonts", Failure(.fontMissing(name: path, package: package)))]
      }
      return [.problem("fonts", error.description, .configuration)]
    }
    return [.ok("fonts", fonts.paths.joined(separator: ", "))]
      + ReportLanguages.known.map { language in
        guard let characters = try? ReportLanguages.characters(of: language) else {
          return .problem(
            "glyphs \(language)", "the words of this language cannot be read. This is a defect. Please report it.",
            .software)
        }
        return glyphs(language, characters, fonts)
      }
  }

  /// Whether the fonts have the characters of a language.
  static func glyphs(_ language: String, _ characters: Set<Unicode.Scalar>, _ fonts: FontSet) -> Check {
    let name = "glyphs \(language)"
    let missing = fonts.undrawable(characters)
    if missing.isEmpty { return .ok(name, "the fonts have all \(characters.count) characters of its words") }
    let list = missing.map { "“\($0)”" }.joined(separator: " ")
    return .problem(
      name, "the fonts lack \(list); install newer packages of fonts-open-sans and fonts-dejavu-core.", .configuration)
  }
}
