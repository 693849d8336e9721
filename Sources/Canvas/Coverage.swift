/// The exact share of each pixel that a polygon covers.
///
/// Each edge adds the signed area it cuts off in the pixels it crosses; a running sum along a row gives the coverage.
struct Coverage {
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  private var sums: [Double]

  /// A field of pixels that holds the points.
  init?(holding points: [(x: Double, y: Double)], in bounds: (width: Int, height: Int)) {
    guard let first = points.first, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
    var low = first
    var high = first
    for point in points {
      low = (min(low.x, point.x), min(low.y, point.y))
      high = (max(high.x, point.x), max(high.y, point.y))
    }
    guard high.x > 0, high.y > 0, low.x < Double(bounds.width), low.y < Double(bounds.height),
      low.x > -16384, low.y > -16384, high.x < 32768, high.y < 32768
    else { return nil }
    left = Int(low.x.rounded(.down))
    top = Int(low.y.rounded(.down))
    width = Int(high.x.rounded(.up)) - left + 2
    height = Int(high.y.rounded(.up)) - top + 1
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
    var y = upper.y
    while y < lower.y {
      let row = Int(y.rounded(.down))
      let next = min(Double(row + 1), lower.y)
      let x0 = upper.x + (y - upper.y) * slope
      let x1 = upper.x + (next - upper.y) * slope
      span(row: row - top, from: min(x0, x1) - Double(left), to: max(x0, x1) - Double(left), (next - y) * direction)
      y = next
    }
  }

  // A piece of an edge within one row, `height` tall, from x0 to x1.
  private mutating func span(row: Int, from x0: Double, to x1: Double, _ height: Double) {
    guard row >= 0, row < self.height else { return }
    let base = row * width
    let first = min(max(Int(x0.rounded(.down)), 0), width - 2)
    let last = min(max(Int(x1.rounded(.down)), 0), width - 2)
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
