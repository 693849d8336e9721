import Tabulation

/// Measures active, coordinated and in force, by area: one box a measure.
public struct AreaBars: Chart {
  /// An area, or all areas where the place is `nil`.
  public struct Area: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var place: Int?
    /// Measures with activity; `nil` where activity is not collected.
    public var active: Int?
    /// Measures with a coordinator.
    public var coordinated: Int
    /// Measures in force.
    public var inForce: Int

    /// Makes an area.
    public init(title: String, place: Int?, active: Int?, coordinated: Int, inForce: Int) {
      self.title = title
      self.place = place
      self.active = active
      self.coordinated = coordinated
      self.inForce = inForce
    }
  }

  /// The words behind the figures.
  public struct Words: Sendable, Hashable {
    /// Stands behind the measures with activity.
    public var active: String
    /// Stands behind the measures with a coordinator.
    public var coordinated: String
    /// Stands behind the measures in force.
    public var inForce: String
    /// Stands where activity is not collected.
    public var activeNotCollected: String

    /// Makes the words, such as "active", "coordinated", "in force" and "activity not collected".
    public init(active: String, coordinated: String, inForce: String, activeNotCollected: String) {
      self.active = active
      self.coordinated = coordinated
      self.inForce = inForce
      self.activeNotCollected = activeNotCollected
    }
  }

  /// The name of the chart's files.
  public let name = "area-bars"
  /// The words around the data.
  public var texts: ChartTexts
  /// The areas, in the order to be shown.
  public var areas: [Area]
  /// All areas together; `nil` leaves the row out.
  public var all: Area?
  /// The words inside the chart.
  public var words: Words
  /// The largest number of the whole, where this is a part of it.
  var wholeMost: Int?

  /// Makes the chart.
  public init(texts: ChartTexts, areas: [Area], all: Area?, words: Words) {
    self.texts = texts
    self.areas = areas
    self.all = all
    self.words = words
  }

  /// The number that the longest strip stands for.
  var most: Int { wholeMost ?? shown.map { max($0.inForce, $0.coordinated, $0.active ?? 0) }.max() ?? 0 }

  private var shown: [Area] { areas + (all.map { [$0] } ?? []) }

  /// The number of data points to show.
  public var dataPoints: Int { shown.reduce(0) { $0 + ($1.active == nil ? 2 : 3) } }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let type = frame.type
    var builder = SceneBuilder(measuring: ruler)
    var y = frame.open(&builder)

    let fitting = TextFitting(ruler: ruler)
    let nameLeft = frame.left + type.length(12)
    let limit = max(frame.contentWidth * 0.26, type.length(66))
    let titles = shown.map { fitting.lines(of: $0.title, style: type.labelStrong, width: limit) }
    let widest = titles.joined().map { ruler.width(of: $0, style: type.labelStrong) }.max() ?? 0
    let stripLeft = PixelGrid.up(nameLeft + widest + type.length(18))
    let labelWidth = shown.flatMap { strips(of: $0, type.digits) }.map {
      ruler.width(of: $0.label, style: type.cellStrong)
    }.max()
    let room = frame.left + frame.contentWidth - stripLeft - type.length(6) - (labelWidth ?? 0)
    let strip = UnitStrip(
      most: most, room: max(room, type.length(30)), widest: type.length(21), height: type.length(9))
    let step = max(type.length(12), PixelGrid.up(type.cell.ascent + type.cell.descent))

    for (index, area) in shown.enumerated() {
      let isAll = all != nil && index == areas.count
      builder.rectangle(
        Rectangle(x: frame.left, y: y, width: frame.contentWidth, height: 0.75), isAll ? Palette.ink : Palette.rule)
      let top = y + type.length(9)
      let rows = strips(of: area, type.digits)
      let height = step * Double(rows.count) - type.length(3)
      let titleHeight = Double(titles[index].count) * type.labelStrong.lineHeight
      let block = PixelGrid.up(max(height, titleHeight))
      let colour = AreaColour.text(place: area.place)
      if area.place != nil {
        builder.rectangle(
          Rectangle(x: frame.left, y: top, width: type.length(3), height: block), AreaColour.fill(place: area.place))
      }
      builder.centred(
        titles[index], x: nameLeft, middle: top + block / 2, type.labelStrong, colour, anchor: .start)
      for (number, row) in rows.enumerated() {
        let rowTop = top + PixelGrid.snap((block - height) / 2) + Double(number) * step
        draw(row, strip, x: stripLeft, y: rowTop, mark: "area \(index)", type, &builder)
      }
      y = top + block + type.length(9)
    }
    if all == nil || shown.isEmpty {
      builder.rectangle(Rectangle(x: frame.left, y: y, width: frame.contentWidth, height: 0.75), Palette.rule)
    }
    return frame.close(&builder, bottom: y, right: frame.left + frame.contentWidth)
  }

  private struct Strip {
    var number: Int?
    var label: String
    var look: UnitStrip.Look
    var part: String
  }

  private func strips(of area: Area, _ digits: DigitGroups) -> [Strip] {
    let outline = AreaColour.text(place: area.place)
    let fill = AreaColour.fill(place: area.place)
    return [
      Strip(
        number: area.active,
        label: area.active.map { digits.share($0, of: area.inForce) + " " + words.active } ?? words.activeNotCollected,
        look: .init(fill: fill, outline: outline), part: "active"),
      Strip(
        number: area.coordinated, label: digits.share(area.coordinated, of: area.inForce) + " " + words.coordinated,
        look: .init(fill: fill.tint(0.3), outline: outline), part: "coordinated"),
      Strip(
        number: area.inForce, label: digits.text(area.inForce) + " " + words.inForce,
        look: .init(fill: nil, outline: outline),
        part: "in force"),
    ]
  }

  private func draw(
    _ row: Strip, _ strip: UnitStrip, x: Double, y: Double, mark: String, _ type: Typography,
    _ builder: inout SceneBuilder
  ) {
    let isActive = row.part == "active"
    var labelX = x
    if let number = row.number {
      strip.draw(number, row.look, x: x, y: y, mark: "\(mark) \(row.part)", &builder)
      labelX = x + strip.length(number) + type.length(6)
    }
    builder.centred(
      [row.label], x: labelX, middle: y + strip.height / 2,
      isActive && row.number != nil ? type.cellStrong : type.cell,
      row.number == nil ? Palette.ink3 : isActive ? Palette.ink : Palette.ink2, anchor: .start)
  }
}
