/// How heavy a text is.
public enum TextWeight: String, Sendable, Hashable, CaseIterable {
  case regular, semibold, bold
}

/// The part of a text that stands at its point.
public enum TextAnchor: String, Sendable, Hashable {
  case start, middle, end
}

/// The direction of a text.
///
/// Only column heads rise, always 4 up on 3 along, so that the layout needs no trigonometry.
public enum TextSlope: String, Sendable, Hashable {
  case level, rising

  /// The step to the right for one point along the text.
  public var along: Double { self == .level ? 1 : 0.6 }
  /// The step upward for one point along the text.
  public var up: Double { self == .level ? 0 : 0.8 }
  /// The angle in radians, counter-clockwise.
  public var radians: Double { self == .level ? 0 : 0.927_295_218_001_612_2 }
}

/// Size and weight of a text.
public struct TextStyle: Sendable, Hashable {
  /// The size in points.
  public var size: Double
  /// How heavy the text is.
  public var weight: TextWeight

  /// Makes a style; the size is in points.
  public init(size: Double, weight: TextWeight = .regular) {
    self.size = size
    self.weight = weight
  }

  /// The height of capitals and figures, in points.
  public var capHeight: Double { size * 0.714 }
  /// What letters need above the baseline, accents on capitals included, in points.
  public var ascent: Double { size * 0.95 }
  /// What letters need below the baseline, in points.
  public var descent: Double { size * 0.24 }
  /// The distance from one baseline to the next, in points.
  public var lineHeight: Double { PixelGrid.snap(size * 1.34) }
}

/// Measures text for a layout.
public protocol TextMeasuring {
  /// The distance the text advances, in points.
  func width(of text: String, style: TextStyle) -> Double
}
