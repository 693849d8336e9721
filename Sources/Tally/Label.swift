/// What a record is filed under: a measure, or an area where no measure is known.
///
/// Places are those of `ForumRegistry.measures` and `ForumRegistry.areas`.
public enum Label: Sendable, Hashable, Comparable {
  case measure(Int)
  case area(Int)

  /// Measures first, then areas, each by place.
  public static func < (left: Label, right: Label) -> Bool {
    switch (left, right) {
    case (.measure(let first), .measure(let second)), (.area(let first), .area(let second)): first < second
    case (.measure, .area): true
    case (.area, .measure): false
    }
  }
}
