/// The line of events as a drawing: marks stacked over their month, hosted as squares, others as dots and rings.
struct EventDrawing {
  let line: EventLine

  private static let width = 760.0
  /// The most that the stacks may rise; a line with more marks is not drawn, and its legend gives the numbers.
  private static let rise = 104.0

  /// Whether the marks can still be told apart.
  var isLegible: Bool { layout != nil && line.places > 0 }

  private var column: Double { EventDrawing.width / Double(max(line.places, 1)) }

  private struct Layout {
    var pitch: Double
    var across: Int
    var rows: Int
  }

  /// The largest marks that leave the stacks low enough.
  private var layout: Layout? {
    var heights: [Int: Int] = [:]
    for mark in line.marks { heights[mark.place, default: 0] += 1 }
    let most = heights.values.max() ?? 0
    for pitch in [11.0, 9.5, 8, 7] {
      let across = max(1, Int((column - 1) / pitch))
      let rows = (most + across - 1) / across
      if Double(rows) * pitch <= EventDrawing.rise, pitch <= column + 0.01 {
        return Layout(pitch: pitch, across: across, rows: max(rows, 1))
      }
    }
    return nil
  }

  /// The height in the drawing's own units, for a width of 760.
  var height: Double { layout.map { Double($0.rows) * $0.pitch + 20 } ?? 0 }

  /// The drawing as markup; empty where it would not be legible. Readers get the legend in its place.
  func svg() -> String {
    guard let layout else { return "" }
    let base = Double(layout.rows) * layout.pitch + 2
    var shapes = ""
    for year in line.years {
      let x = Double(year.from) * column
      shapes += "<path class=\"yr\" d=\"M\(text(x)) 0V\(text(base + 4))\"/>"
      let middle = x + Double(year.places) * column / 2
      if Double(year.places) * column >= 26 {
        shapes += "<text x=\"\(text(middle))\" y=\"\(text(base + 15))\" text-anchor=\"middle\">\(year.name)</text>"
      }
    }
    shapes += "<path class=\"ax\" d=\"M0 \(text(base))H760\"/>"
    var stacked: [Int: Int] = [:]
    for mark in EventDrawing.ordered(line.marks) {
      let number = stacked[mark.place, default: 0]
      stacked[mark.place] = number + 1
      let row = number / layout.across
      let inset = (column - Double(layout.across) * layout.pitch) / 2
      let x = Double(mark.place) * column + inset + (Double(number % layout.across) + 0.5) * layout.pitch
      let y = base - 1 - (Double(row) + 0.5) * layout.pitch
      shapes += EventDrawing.shape(mark, x: x, y: y, size: layout.pitch - 2)
    }
    return "<svg class=\"evs\" viewBox=\"0 0 760 \(text(base + 18))\" aria-hidden=\"true\">\(shapes)</svg>"
  }

  /// A mark of the legend.
  static func key(_ kind: EventLine.Kind) -> String {
    "<svg class=\"evk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">"
      + shape(EventLine.Mark(place: 0, kind: kind, areaClass: "a-other"), x: 6, y: 6, size: 9) + "</svg>"
  }

  /// The marks of each place by kind, then by area, so that a stack can be read.
  private static func ordered(_ marks: [EventLine.Mark]) -> [EventLine.Mark] {
    let order = EventLine.Kind.allCases
    return marks.enumerated().sorted { left, right in
      func key(_ mark: EventLine.Mark) -> Int { order.firstIndex(of: mark.kind) ?? 0 }
      let leftKey = (key(left.element), left.element.areaClass, left.offset)
      return leftKey < (key(right.element), right.element.areaClass, right.offset)
    }.map(\.element)
  }

  private static func shape(_ mark: EventLine.Mark, x: Double, y: Double, size: Double) -> String {
    switch mark.kind {
    case .hosted:
      let side = size * 0.92
      return "<rect class=\"m \(mark.areaClass)\" x=\"\(SVGNumber.text(x - side / 2))\""
        + " y=\"\(SVGNumber.text(y - side / 2))\" width=\"\(SVGNumber.text(side))\" height=\"\(SVGNumber.text(side))\"/>"
    case .named:
      return "<circle class=\"m \(mark.areaClass)\" cx=\"\(SVGNumber.text(x))\" cy=\"\(SVGNumber.text(y))\""
        + " r=\"\(SVGNumber.text(size / 2))\"/>"
    case .open:
      return "<circle class=\"o\" cx=\"\(SVGNumber.text(x))\" cy=\"\(SVGNumber.text(y))\""
        + " r=\"\(SVGNumber.text(size / 2 - 0.8))\"/>"
    }
  }

  private func text(_ value: Double) -> String { SVGNumber.text(value) }
}

/// Numbers of drawings in a page: to a hundredth, the same on every machine.
enum SVGNumber {
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, fraction) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return sign + String(whole) }
    let digits = fraction < 10 ? "0\(fraction)" : String(fraction)
    return sign + "\(whole)." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
  }
}
