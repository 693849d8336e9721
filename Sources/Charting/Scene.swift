/// A chart laid out: a size in points and shapes from back to front.
public struct Scene: Sendable, Hashable {
  /// The width in points.
  public var width: Double
  /// The height in points.
  public var height: Double
  /// The shapes, from back to front.
  public var items: [SceneItem]

  /// Makes a scene; later items cover earlier ones.
  public init(width: Double, height: Double, items: [SceneItem]) {
    self.width = width
    self.height = height
    self.items = items
  }

  /// The names of the data points shown, each once, in the order of drawing.
  public var marks: [String] {
    var seen: Set<String> = []
    return items.compactMap { !$0.mark.isEmpty && seen.insert($0.mark).inserted ? $0.mark : nil }
  }
}
