/// Places labels of different heights beside the points they name, so that none touches another.
enum LabelColumn {
  /// The upper edges of the labels, given the middles wished for, in any order.
  ///
  /// Labels keep the order of their points, keep `gap` between them, and stay between `top` and `bottom` if they fit.
  static func tops(
    middles: [Double], heights: [Double], gap: Double, top: Double, bottom: Double
  ) -> [Double] {
    let order = middles.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
    var tops = [Double](repeating: 0, count: middles.count)
    var floor = top
    for place in order {
      tops[place] = max(middles[place] - heights[place] / 2, floor)
      floor = tops[place] + heights[place] + gap
    }
    var ceiling = bottom
    for place in order.reversed() {
      tops[place] = min(tops[place], ceiling - heights[place])
      ceiling = tops[place] - gap
    }
    // Too many for the room: they run on below.
    floor = top
    for place in order {
      tops[place] = max(tops[place], floor)
      floor = tops[place] + heights[place] + gap
    }
    return tops
  }
}
