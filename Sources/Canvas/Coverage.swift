/// The exact share of each pixel that a polygon covers.
///
/// Each edge adds the signed area it cuts off in the pixels it crosses; a running sum along a row gives the coverage.
struct Coverage {
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  private var sums: [Double]

  /// The field of pixels that holds the points, cut to the picture; `nil` if none of it is inside.
  init?(holding points: [(x: Double, y: Double)], in bounds: (width: Int, height: Int)) {
    guard let first = points.first, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
    var low = first
    var high = first
    for point in points {
      low = (min(low.x, point.x), min(low.y, point.y))
      high = (max(high.x, point.x), max(high.y, point.y))
    }
    guard high.x > 0, high.y > 0, low.x < Double(bounds.width), low.y < Double(bounds.height) else { return nil }
    left = Int(max(low.x, 0).rounded(.down))
    top = Int(max(low.y, 0).rounded(.down))
    // One column more than the picture has takes what lies to its right.
    width = Int(min(high.x, Double(bounds.width)).rounded(.up)) - left + 2
    height = Int(min(high.y, Double(bounds.height)).rounded(.up)) - top + 1
    sums = [Double](repeating: 0, count: width * height)
  }

  /// Adds a closed polygon.
  mutating func add(_ points: [(x: Double, y: Double)]) {
    guard var last = points.last else { return }
    for point in points {
      edge(from: last, to: point)
      last = point
    }
  }

  /// The coverage of the pixels of a row of the field, 0 to 15.
  func levels(row: Int) -> [UInt8] {
    var sum = 0.0
    return (0..<width).map { column in
      sum += sums[row * width + column]
      return UInt8(min((abs(sum) * 15).rounded(), 15))
    }
  }

  private mutating func edge(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    guard start.y != end.y else { return }
    let direction = start.y < end.y ? 1.0 : -1.0
    let (upper, lower) = start.y < end.y ? (start, end) : (end, start)
    let slope = (lower.x - upper.x) / (lower.y - upper.y)
    var y = max(upper.y, Double(top))
    let bottom = min(lower.y, Double(top + height))
    while y < bottom {
      let row = Int(y.rounded(.down))
      let next = min(Double(row + 1), bottom)
      let x0 = upper.x + (y - upper.y) * slope
      let x1 = upper.x + (next - upper.y) * slope
      span(row: row - top, from: column(min(x0, x1)), to: column(max(x0, x1)), (next - y) * direction)
      y = next
    }
  }

  // What lies left of the field counts at its left edge, and what lies right of it beyond its last pixel.
  private func column(_ x: Double) -> Double { min(max(x - Double(left), 0), Double(width - 1)) }

  // A piece of an edge within one row, `height` tall, from x0 to x1.
  private mutating func span(row: Int, from x0: Double, to x1: Double, _ height: Double) {
    guard row >= 0, row < self.height else { return }
    let base = row * width
    let first = min(Int(x0), width - 2)
    let last = min(Int(x1), width - 2)
    if first == last {
      let share = height * (1 - ((x0 + x1) / 2 - Double(first)))
      sums[base + first] += share
      sums[base + first + 1] += height - share
      return
    }
    let perColumn = height / (x1 - x0)
    for column in first...last {
      let from = max(x0, Double(column))
      let to = min(x1, Double(column + 1))
      let part = (to - from) * perColumn
      let share = part * (1 - ((from + to) / 2 - Double(column)))
      sums[base + column] += share
      sums[base + column + 1] += part - share
    }
  }
}
