/// Lays a legend out as a column beside a chart or as rows above it.
struct LegendLayout {
  let legend: HeatmapLegend
  let cells: CellDrawing
  private var type: Typography { cells.type }
  private let swatchWidth: Double
  private var swatchHeight: Double { type.length(13.5) }
  private var gap: Double { type.length(6) }

  init(_ legend: HeatmapLegend, _ cells: CellDrawing, measuring ruler: any TextMeasuring) {
    self.legend = legend
    self.cells = cells
    let words = [cells.text(of: .nilReturn), cells.text(of: .pending)]
    let widest = words.map { ruler.width(of: $0, style: cells.type.cell) }.max() ?? 0
    swatchWidth = max(cells.type.length(24), PixelGrid.up(widest + cells.type.length(9)))
  }

  private var levels: ClosedRange<Int> { legend.showsZero ? 0...5 : 1...5 }
  private var labels: [String] { legend.rampLabels.count == 6 ? legend.rampLabels : cells.scale.labels(type.digits) }

  /// Draws a column `width` points wide; returns its lower edge.
  func column(x: Double, y: Double, width: Double, _ builder: inout SceneBuilder) -> Double {
    let fitting = TextFitting(ruler: builder.ruler)
    var y = y
    if !legend.rampTitle.isEmpty {
      let title = fitting.lines(of: legend.rampTitle, style: type.legendStrong, width: width)
      y = builder.lines(title, x: x, top: y, type.legendStrong, Palette.ink) + type.length(4.5)
      y = PixelGrid.up(y)
      for level in levels {
        let box = Rectangle(x: x, y: y, width: swatchWidth, height: swatchHeight)
        builder.rectangle(box, Palette.ramp[level])
        builder.centred(
          [labels[level]], x: x + swatchWidth + gap, middle: box.midY, type.legend, Palette.ink2, anchor: .start)
        y += swatchHeight
      }
      y += type.length(12)
    }
    for entry in shown {
      let lines = fitting.lines(of: entry.words, style: type.legend, width: width - swatchWidth - gap)
      swatch(entry.status, x: x, y: y, &builder)
      let top = y + (swatchHeight - type.legend.capHeight) / 2
      let bottom = builder.lines(lines, x: x + swatchWidth + gap, top: top, type.legend, Palette.ink2)
      y = PixelGrid.up(max(y + swatchHeight, bottom) + type.length(4.5))
    }
    return y
  }

  /// Draws rows; `room` gives the width free between two heights. Returns the lower edge, and whether every text
  /// stood on one line.
  func rows(
    x: Double, y: Double, _ builder: inout SceneBuilder, room: (Double, Double) -> Double
  ) -> (bottom: Double, isWhole: Bool) {
    let fitting = TextFitting(ruler: builder.ruler)
    var y = y
    var isWhole = true
    var cursor = x
    var bottom = y
    if !legend.rampTitle.isEmpty {
      let ramp = rampRow(x: x, y: y, fitting, &builder, room: room)
      isWhole = ramp.isWhole
      if let right = ramp.right {
        // A ramp of one line shares it with the words that follow.
        cursor = PixelGrid.snap(right + type.length(16.5))
        bottom = ramp.bottom
      } else {
        y = ramp.bottom + type.length(7.5)
        bottom = y
      }
    }
    for entry in shown {
      let natural = swatchWidth + gap + builder.ruler.width(of: entry.words, style: type.legend)
      if cursor > x, cursor + natural > x + room(y, y + swatchHeight) {
        cursor = x
        y = PixelGrid.up(bottom + type.length(5.25))
      }
      let limit = max(room(y, y + swatchHeight) - swatchWidth - gap, type.length(36))
      let lines = fitting.lines(of: entry.words, style: type.legend, width: limit)
      if lines.count > 1 || natural > room(y, y + swatchHeight) { isWhole = false }
      swatch(entry.status, x: cursor, y: y, &builder)
      let top = y + (swatchHeight - type.legend.capHeight) / 2
      let textBottom = builder.lines(lines, x: cursor + swatchWidth + gap, top: top, type.legend, Palette.ink2)
      bottom = max(bottom, y + swatchHeight, textBottom)
      cursor = PixelGrid.snap(cursor + natural + type.length(16.5))
    }
    return (bottom, isWhole)
  }

  /// Draws the ramp; `right` is its right edge where all of it stands on one line.
  private func rampRow(
    x: Double, y: Double, _ fitting: TextFitting, _ builder: inout SceneBuilder, room: (Double, Double) -> Double
  ) -> (bottom: Double, right: Double?, isWhole: Bool) {
    // Where height is scarce, the labels stand inside the classes.
    let isInside = type.scale > 1
    let width = room(y, y + swatchHeight + (isInside ? 0 : type.legend.lineHeight + type.length(3.75)))
    let widest = labels[levels].map { builder.ruler.width(of: $0, style: type.legend) }.max() ?? 0
    let count = Double(levels.count)
    let wished = max(PixelGrid.up(widest + type.length(6)), type.length(30))
    let step = max(PixelGrid.down(min(wished, width / count)), type.length(12))
    let titleWidth = builder.ruler.width(of: legend.rampTitle, style: type.legendStrong)
    let isBeside = titleWidth + type.length(12) + step * count <= width
    let isWhole = isBeside && step >= wished
    var left = x
    var top = y
    if isBeside {
      builder.centred(
        [legend.rampTitle], x: x, middle: y + swatchHeight / 2, type.legendStrong, Palette.ink, anchor: .start)
      left = PixelGrid.up(x + titleWidth + type.length(12))
    } else {
      let lines = fitting.lines(of: legend.rampTitle, style: type.legendStrong, width: max(width, step * count))
      top = PixelGrid.up(builder.lines(lines, x: x, top: y, type.legendStrong, Palette.ink) + type.length(3))
    }
    var labelBottom = top
    for level in levels {
      let box = Rectangle(
        x: left + Double(level - levels.lowerBound) * step, y: top, width: step, height: swatchHeight)
      builder.rectangle(box, Palette.ramp[level])
      if isInside, step >= wished {
        builder.centred(
          [labels[level]], x: box.midX, middle: box.midY, type.legend, Palette.rampText[level], anchor: .middle)
        labelBottom = box.maxY
        continue
      }
      let lines = fitting.lines(of: labels[level], style: type.legend, width: step - 1.5)
      let bottom = builder.lines(
        lines, x: box.midX, top: top + swatchHeight + type.length(3.75), type.legend, Palette.ink2, anchor: .middle)
      labelBottom = max(labelBottom, bottom)
    }
    let isLine = isWhole && isInside
    return (PixelGrid.up(labelBottom), isLine ? left + step * count : nil, isWhole)
  }

  private var shown: [LegendEntry] { legend.entries.filter { !$0.words.isEmpty } }

  private func swatch(_ status: CellStatus, x: Double, y: Double, _ builder: inout SceneBuilder) {
    let box = Rectangle(x: x, y: y, width: swatchWidth, height: swatchHeight)
    switch status {
    case .active, .areaOnly:
      builder.rectangle(box, Palette.ramp[status == .active ? 2 : 0])
      // Letters, not made-up figures, stand for the numbers.
      let sample = status == .areaOnly ? "0/N" : cells.scale.isShare ? "n/N" : "n"
      builder.centred([sample], x: box.midX, middle: box.midY, type.cell, Palette.ink, anchor: .middle)
      if status == .areaOnly { cells.corner(of: box, &builder) }
    case .nilReturn: cells.draw(.nilReturn, in: box, mark: "", &builder)
    case .pending: cells.draw(.pending, in: box, mark: "", &builder)
    case .quarantined: cells.draw(.quarantined, in: box, mark: "", &builder)
    case .notReported: cells.draw(.notReported, in: box, mark: "", &builder)
    case .notCollected: cells.draw(.notCollected, in: box, mark: "", &builder)
    // The line stands for the neighbours that show a blank cell to be one.
    case .notApplicable: builder.frame(box, Palette.rule)
    case .coordinator:
      builder.rectangle(box, Palette.ramp[1])
      cells.coordinator(in: box, &builder)
    }
  }
}
