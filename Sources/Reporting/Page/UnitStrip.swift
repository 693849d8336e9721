/// Boxes that can be counted: n of N filled. The number always stands beside them, so readers skip them.
enum UnitStrip {
  /// More boxes than this are not told apart, and none are drawn.
  static let limit = 60

  static func html(_ filled: Int, of total: Int, name: String = "ustrip") -> String {
    guard (1...limit).contains(total) else { return "" }
    let boxes = (0..<total).map { $0 < filled ? "<i class=\"on\"></i>" : "<i></i>" }.joined()
    return "<span class=\"\(name)\" aria-hidden=\"true\">\(boxes)</span>"
  }
}
