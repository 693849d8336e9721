/// The two colours of an area, the same in every chart, by the area's place in the catalogue.
public enum AreaColour {
  // Okabe and Ito's colours; the sixth to eighth are for forums with more areas. Beyond the eighth they repeat: an
  // area is always named as well.
  private static let fills: [UInt32] = [
    0x0072B2, 0x009E73, 0xE69F00, 0xCC79A7, 0xD55E00, 0x56B4E9, 0xB8AB1E, 0x7B8794,
  ]
  private static let texts: [UInt32] = [
    0x00609A, 0x007A58, 0x9A6400, 0xA34E7E, 0xA84800, 0x1D6F9F, 0x6E6500, 0x56616C,
  ]

  /// The fill of a mark; the area without a place (all areas) is slate.
  public static func fill(place: Int?) -> Colour { colour(fills, place) ?? Palette.ink2 }

  /// The text, and the outline of a fill: 4.5 : 1 on paper.
  public static func text(place: Int?) -> Colour { colour(texts, place) ?? Palette.ink }

  private static func colour(_ list: [UInt32], _ place: Int?) -> Colour? {
    guard let place, place >= 0 else { return nil }
    return Colour(list[place % list.count])
  }
}
