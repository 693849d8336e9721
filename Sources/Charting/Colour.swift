/// An opaque sRGB colour.
public struct Colour: Sendable, Hashable {
  /// Red, 0 to 255.
  public var red: UInt8
  /// Green, 0 to 255.
  public var green: UInt8
  /// Blue, 0 to 255.
  public var blue: UInt8

  /// Makes a colour from 0xRRGGBB.
  public init(_ hexadecimal: UInt32) {
    red = UInt8(truncatingIfNeeded: hexadecimal >> 16)
    green = UInt8(truncatingIfNeeded: hexadecimal >> 8)
    blue = UInt8(truncatingIfNeeded: hexadecimal)
  }

  /// The colour as 0xRRGGBB.
  public var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The colour as `#RRGGBB`.
  public var text: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// This colour mixed with white: `part` 1 is the colour itself, 0 is white.
  public func tint(_ part: Double) -> Colour {
    func mix(_ channel: UInt8) -> UInt32 { UInt32((255 - (255 - Double(channel)) * part).rounded()) }
    return Colour(mix(red) << 16 | mix(green) << 8 | mix(blue))
  }
}

/// The colours of the report, for paper.
public enum Palette {
  /// The ground.
  public static let paper = Colour(0xFFFFFF)
  /// Text of the first rank.
  public static let ink = Colour(0x16202A)
  /// Text of the second rank.
  public static let ink2 = Colour(0x46535F)
  /// Text of the third rank.
  public static let ink3 = Colour(0x5C6975)
  /// Thin lines, the lighter.
  public static let rule = Colour(0xD5DCE3)
  /// Thin lines, the darker.
  public static let rule2 = Colour(0xAEBAC5)
  /// Marks that belong to no area.
  public static let accent = Colour(0x0B4F8A)
  /// The ground of the notice.
  public static let noticeGround = Colour(0xFBF6EA)
  /// The bar at the left of the notice.
  public static let noticeBar = Colour(0x9A6400)
  /// The lines of a hatch: 3 : 1 on paper.
  public static let hatch = Colour(0x8A96A2)
  /// The filled corner of a cell that is active under its area only.
  public static let corner = Colour(0x1F6AB0)

  /// The six classes of the sequential ramp, the first for zero.
  public static let ramp = [0xF1F4F7, 0xD0E1F2, 0x94C4DF, 0x5AA3D0, 0x1F6AB0, 0x08306B].map { Colour($0) }
  /// The text on each class, 4.5 : 1 or more.
  public static let rampText = [0x16202A, 0x16202A, 0x16202A, 0x0C151D, 0xFFFFFF, 0xFFFFFF].map { Colour($0) }
}
