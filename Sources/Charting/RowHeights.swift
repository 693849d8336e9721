/// Picks the height of rows.
enum RowHeights {
  /// The scene with the roomiest rows that fits the page's preferred height.
  ///
  /// If none does, the closest rows for a slide, and the roomiest for a page, which then runs on.
  ///
  /// `layout` gets the least height of a row in points.
  static func scene(for page: PageSize, _ type: Typography, layout: (Double) -> Scene) -> Scene {
    let roomiest = layout(type.length(15.75))
    guard page.preferredHeight > 0, roomiest.height > page.preferredHeight else { return roomiest }
    var closest = roomiest
    // A slide's larger rows can give up more before their text touches.
    for height in [15, 14.25, 13.5, 12.75, 12] where height >= (type.scale > 1 ? 12 : 13.5) {
      let scene = layout(type.length(height))
      if scene.height <= page.preferredHeight { return scene }
      if scene.height < closest.height { closest = scene }
    }
    return page.minimumHeight > 0 ? closest : roomiest
  }
}
