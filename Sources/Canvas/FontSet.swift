import Charting

/// A font file with the characters it covers.
struct FontFile: Sendable {
  let path: String
  let characters: CharacterMap

  init(path: String, package: String = "") throws(CanvasError) {
    // libgd takes a relative name for a family, and a family it lacks for another.
    guard path.hasPrefix("/"), let bytes = FileBytes.read(path, limit: 64 << 20) else {
      throw .fontMissing(path: path, package: package)
    }
    guard let characters = CharacterMap(font: bytes) else {
      throw .fontUnreadable(path: path, why: "it has no table of Unicode characters")
    }
    self.path = path
    self.characters = characters
  }
}

/// The fonts of the charts: three weights, and two files for characters that those lack.
public struct FontSet: Sendable {
  let regular: FontFile
  let semibold: FontFile
  let bold: FontFile
  let fallbackRegular: FontFile
  let fallbackBold: FontFile

  /// Reads five font files by absolute paths.
  public init(
    regular: String, semibold: String, bold: String, fallbackRegular: String, fallbackBold: String
  ) throws(CanvasError) {
    try self.init(
      regular: regular, semibold: semibold, bold: bold, fallbackRegular: fallbackRegular, fallbackBold: fallbackBold,
      packages: ("", ""))
  }

  private init(
    regular: String, semibold: String, bold: String, fallbackRegular: String, fallbackBold: String,
    packages: (main: String, fallback: String)
  ) throws(CanvasError) {
    self.regular = try FontFile(path: regular, package: packages.main)
    self.semibold = try FontFile(path: semibold, package: packages.main)
    self.bold = try FontFile(path: bold, package: packages.main)
    self.fallbackRegular = try FontFile(path: fallbackRegular, package: packages.fallback)
    self.fallbackBold = try FontFile(path: fallbackBold, package: packages.fallback)
  }

  /// Open Sans and DejaVu Sans as Debian installs them.
  public static func debian() throws(CanvasError) -> FontSet { try debian(root: "/usr/share/fonts/truetype") }

  /// Open Sans and DejaVu Sans below a folder laid out as Debian's `/usr/share/fonts/truetype`.
  public static func debian(root: String) throws(CanvasError) -> FontSet {
    try FontSet(
      regular: root + "/open-sans/OpenSans-Regular.ttf", semibold: root + "/open-sans/OpenSans-Semibold.ttf",
      bold: root + "/open-sans/OpenSans-Bold.ttf", fallbackRegular: root + "/dejavu/DejaVuSans.ttf",
      fallbackBold: root + "/dejavu/DejaVuSans-Bold.ttf", packages: ("fonts-open-sans", "fonts-dejavu-core"))
  }

  /// The absolute paths of the five files, for a manifest.
  public var paths: [String] {
    [regular, semibold, bold, fallbackRegular, fallbackBold].map(\.path)
  }

  /// The files to look in for a weight, the first first.
  func files(for weight: TextWeight) -> [FontFile] {
    switch weight {
    case .regular: [regular, fallbackRegular]
    case .semibold: [semibold, fallbackBold]
    case .bold: [bold, fallbackBold]
    }
  }
}
