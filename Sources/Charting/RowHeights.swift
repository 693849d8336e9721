/// Picks the height of rows.
enum RowHeights {
  /// The scene with the roomiest rows that fits the page's preferred height.
  ///
  /// If none does, the closest rows for a slide, and the roomiest for a page, which then runs on.
  ///
  /// `layout` gets the least height of a row in points.
  static func scene(for page: PageSize, _ type: Typography, layout: (Double) -> Scene) -> Scene {
    // On a slide, from rows that breathe to rows whose texts all but touch.
    let isSlide = type.scale > 1
    let heights =
      isSlide
      ? [19.5, 18.75, 18, 17.25, 16.5, 15.75, 15] : page.isWithinText ? [12] : [15.75, 15, 14.25, 13.5]
    let roomiest = layout(heights[0])
    guard page.preferredHeight > 0, roomiest.height > page.preferredHeight else { return roomiest }
    var closest = roomiest
    for height in heights.dropFirst() {
      let scene = layout(height)
      if scene.height <= page.preferredHeight { return scene }
      if scene.height < closest.height { closest = scene }
    }
    return page.minimumHeight > 0 ? closest : roomiest
  }
}
