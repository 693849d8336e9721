/// The places of a tile grid's tiles and marks.
struct TileLayout {
  private let chart: TileGrid
  private let frame: ChartFrame
  private let cells: CellDrawing
  private let ruler: any TextMeasuring
  private let names: [[String]]
  /// The side of a mark.
  private let side: Double
  /// Marks in one line of a tile.
  private let marksAcross: Int
  private let width: Double
  private let height: Double
  private let nameLines: Int
  private let firstColumn: Int
  private let firstRow: Int
  private let columns: Int
  private var type: Typography { frame.type }
  private var gap: Double { type.length(3) }
  private var markGap: Double { type.length(1.5) }
  private var padding: Double { type.length(3.75) }
  private var letterStyle: TextStyle { Self.letterStyle(type) }
  /// The right edge of the tiles.
  var right: Double { frame.left + max(Double(columns) * (width + gap) - gap, 0) }

  private static func letterStyle(_ type: Typography) -> TextStyle {
    TextStyle(size: type.scale > 1 ? type.cell.size : type.small.size, weight: .semibold)
  }

  init(_ chart: TileGrid, _ frame: ChartFrame, nameLines most: Int, _ ruler: any TextMeasuring) {
    self.chart = chart
    self.frame = frame
    self.ruler = ruler
    let type = frame.type
    cells = CellDrawing(
      scale: RampScale(of: []), words: CellWords(nilReturn: "", pending: ""), type: type, wordRoom: 0, measuring: ruler)
    let places = chart.tiles.compactMap(\.place)
    let firstColumn = chart.span?.lowerBound ?? places.map(\.column).min() ?? 0
    self.firstColumn = firstColumn
    firstRow = places.map(\.row).min() ?? 0
    // Far places cost width; they never make a number overflow.
    let span =
      (chart.span?.upperBound ?? places.map(\.column).max()).map {
        $0.subtractingReportingOverflow(firstColumn).partialValue + 1
      } ?? 0

    let style = Self.letterStyle(type)
    let letters = chart.areas.map { ruler.width(of: $0.letter, style: style) }.max() ?? 0
    let side = PixelGrid.up(max(letters + type.length(3), style.capHeight + type.length(4.5)))
    self.side = side
    let gap = type.length(3)
    let padding = type.length(3.75)
    let markGap = type.length(1.5)
    func across(_ count: Int) -> Double { Double(max(count, 1)) * (side + markGap) - markGap + 2 * padding }
    // Tiles as wide as the page allows, at least for a few marks beside each other and for the codes.
    let code = chart.tiles.map { ruler.width(of: $0.code, style: type.label) }.max() ?? 0
    let fitting = TextFitting(ruler: ruler)
    // On a grid of few columns, members without a place fill lines as wide as the page.
    let share = (frame.contentWidth + gap) / Double(max(span, min(chart.tiles.count, 6), 1)) - gap
    var marks = min(chart.areas.count, 5)
    while marks > 2, across(marks) > share { marks -= 1 }
    let wished = min(max(PixelGrid.down(share), across(marks)), type.length(96))
    let width = PixelGrid.up(max(wished, across(marks), most == 0 ? code + 2 * padding : 0))
    self.width = width
    marksAcross = max(Int((width - 2 * padding + markGap) / (side + markGap)), 1)
    let room = width - 2 * padding
    // A name that would make every tile tall, or break inside a word, gives way to the code.
    names = chart.tiles.map { tile in
      let lines = fitting.lines(of: tile.title, style: type.label, width: room)
      let breaks = fitting.widestWord(of: tile.title, style: type.label) > room
      return lines.count > most || breaks ? fitting.lines(of: tile.code, style: type.label, width: room) : lines
    }
    nameLines = max(names.map(\.count).max() ?? 1, 1)
    let markLines = (max(chart.areas.count, 1) + marksAcross - 1) / marksAcross
    height = PixelGrid.up(
      2 * padding + type.label.capHeight + Double(nameLines - 1) * type.label.lineHeight + type.label.descent
        + type.length(2.25) + Double(markLines) * (side + markGap) - markGap)
    columns = places.isEmpty ? min(1, chart.tiles.count) : span
  }

  /// Draws areas and states; returns the upper edge of the tiles.
  func drawKey(top: Double, _ builder: inout SceneBuilder) -> Double {
    let room = max(frame.contentWidth, right - frame.left)
    let areas = KeyLine(
      chart.areas.map { area in
        .init(area.title) { box, builder in draw(area, in: box, mark: "", &builder) }
      }, width: side, height: side, type)
    var y = areas.draw(x: frame.left, y: top, room: room, &builder)
    let states = KeyLine(
      chart.legend.entries.compactMap { entry in
        guard let state = Self.state(of: entry.status) else { return nil }
        return .init(entry.words) { box, builder in
          if state == .notApplicable {
            builder.frame(box, Palette.rule)
          } else {
            cells.draw(state, in: box, mark: "", &builder)
          }
        }
      }, width: side, height: side, type)
    if !states.entries.isEmpty {
      y = states.draw(x: frame.left, y: PixelGrid.up(y + type.length(6)), room: room, &builder)
    }
    return PixelGrid.up(y + type.length(13.5))
  }

  /// Draws the tiles, those without a place below the others; returns the lower edge of the last.
  func drawTiles(top: Double, _ builder: inout SceneBuilder) -> Double {
    var bottom = top
    for (index, tile) in chart.tiles.enumerated() {
      guard let place = tile.place else { continue }
      let x = frame.left + Double(place.column - firstColumn) * (width + gap)
      let y = top + Double(place.row - firstRow) * (height + gap)
      draw(tile, index, x: x, y: y, &builder)
      bottom = max(bottom, y + height)
    }
    let others = chart.tiles.indices.filter { chart.tiles[$0].place == nil }
    guard !others.isEmpty else { return bottom }
    let fitting = TextFitting(ruler: ruler)
    let room = max(frame.contentWidth, right - frame.left)
    let head = fitting.lines(of: chart.unplacedHead, style: type.legendStrong, width: room)
    var y = bottom == top ? top : bottom + type.length(12)
    y = PixelGrid.up(builder.lines(head, x: frame.left, top: y, type.legendStrong, Palette.ink2) + type.length(4.5))
    let across = max(Int((room + gap) / (width + gap)), 1)
    for (number, index) in others.enumerated() {
      draw(
        chart.tiles[index], index, x: frame.left + Double(number % across) * (width + gap),
        y: y + Double(number / across) * (height + gap), &builder)
    }
    return y + Double((others.count - 1) / across + 1) * (height + gap) - gap
  }

  private func draw(_ tile: TileGrid.Tile, _ index: Int, x: Double, y: Double, _ builder: inout SceneBuilder) {
    builder.frame(Rectangle(x: x, y: y, width: width, height: height), Palette.rule2)
    _ = builder.lines(names[index], x: x + padding, top: y + padding, type.label, Palette.ink)
    let markLines = (max(chart.areas.count, 1) + marksAcross - 1) / marksAcross
    let markTop = y + height - padding - Double(markLines) * (side + markGap) + markGap
    for (place, area) in chart.areas.enumerated() {
      let box = Rectangle(
        x: x + padding + Double(place % marksAcross) * (side + markGap),
        y: markTop + Double(place / marksAcross) * (side + markGap), width: side, height: side)
      let mark = "tile \(index),\(place)"
      let state = place < tile.states.count ? tile.states[place] : .notApplicable
      if state.isActive {
        draw(area, in: box, mark: mark, &builder)
      } else {
        cells.draw(state, in: box, mark: mark, &builder)
      }
    }
  }

  // The area's darker tone, on which a white letter reads.
  private func draw(_ area: TileGrid.Area, in box: Rectangle, mark: String, _ builder: inout SceneBuilder) {
    builder.rectangle(box, AreaColour.text(place: area.place), mark: mark)
    builder.text(
      area.letter, at: Point(box.midX, box.midY + letterStyle.capHeight / 2), letterStyle, Palette.paper,
      anchor: .middle)
  }

  private static func state(of status: CellStatus) -> CellState? {
    switch status {
    case .nilReturn: .nilReturn
    case .pending: .pending
    case .quarantined: .quarantined
    case .notReported: .notReported
    case .notApplicable: .notApplicable
    case .notCollected: .notCollected
    case .active, .areaOnly, .coordinator: nil
    }
  }
}

extension CellState {
  /// Whether the cell says that activity is recorded.
  var isActive: Bool {
    switch self {
    case .share, .count, .areaOnly: true
    default: false
    }
  }
}
