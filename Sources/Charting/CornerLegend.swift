/// A legend in the corner that rising heads leave free above the names of the rows.
struct CornerLegend {
  let layout: LegendLayout
  let frame: ChartFrame
  /// The right edge of the grid, rising heads included.
  let right: Double

  /// Draws the legend as far as it fits into the corner, above the heads where it does not.
  /// - Parameters:
  ///   - top: the upper edge of legend and heads.
  ///   - headHeight: the height that the heads need.
  ///   - headLeft: how far from the left a thing may reach whose lower edge is at the first height, for heads that end
  ///     at the second.
  ///   - foot: what stands below the legend and above the first row, in points.
  /// - Returns: the upper edge of the cells.
  func draw(
    top: Double, headHeight: Double, headLeft: (Double, Double) -> Double, foot: Double, _ builder: inout SceneBuilder
  ) -> Double {
    let width = max(frame.contentWidth, right - frame.left)
    var cellTop = PixelGrid.up(top + headHeight)
    while true {
      var trial = builder
      let legend = layout.rows(x: frame.left, y: top, &trial) { _, bottom in
        min(headLeft(bottom, cellTop) - frame.left, width)
      }
      let limit = legend.isWhole ? cellTop - foot : top
      // Below all of the legend, the heads leave it the whole width.
      if legend.bottom <= limit || cellTop - headHeight > legend.bottom {
        builder = trial
        return cellTop
      }
      cellTop += frame.type.length(6)
    }
  }
}
