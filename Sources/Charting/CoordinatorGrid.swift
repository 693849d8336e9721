import Tabulation

/// The places of the coordinator chart: names, roles, boxes, and where there is a reach, a panel for it.
struct CoordinatorGrid {
  private let chart: CoordinatorBars
  private let frame: ChartFrame
  private let ruler: any TextMeasuring
  private let names: [[String]]
  private let roles: [[String]]
  private let hasRoleColumn: Bool
  private let roleLeft: Double
  private let partyRight: Double
  private let strip: UnitStrip
  private let stripLeft: Double
  private let reachLeft: Double
  private let reachWidth: Double
  private let hasReach: Bool
  private var type: Typography { frame.type }
  private var right: Double { frame.left + frame.contentWidth }

  init(_ chart: CoordinatorBars, _ frame: ChartFrame, _ ruler: any TextMeasuring) {
    self.chart = chart
    self.frame = frame
    self.ruler = ruler
    let type = frame.type
    let fitting = TextFitting(ruler: ruler)
    let limit = max(frame.contentWidth * 0.28, type.length(72))
    let names = chart.rows.map { fitting.lines(of: $0.title, style: type.label, width: limit) }
    let nameWidth = names.joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    // Roles have a column of their own on a wide page, and stand under the names on a narrow one.
    let hasRoleColumn = frame.contentWidth >= type.length(480)
    let roleLimit = hasRoleColumn ? frame.contentWidth * 0.2 : limit
    let roles = chart.rows.map { fitting.lines(of: $0.roleText, style: type.cell, width: roleLimit) }
    let roleWidth = roles.joined().map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    roleLeft = hasRoleColumn ? PixelGrid.up(frame.left + nameWidth + type.length(12)) : frame.left
    let end = hasRoleColumn && roleWidth > 0 ? roleLeft + roleWidth : frame.left + max(nameWidth, roleWidth)
    partyRight = PixelGrid.up(max(end, frame.left + type.length(48)))
    stripLeft = PixelGrid.up(partyRight + type.length(18))
    self.names = names
    self.roles = roles
    self.hasRoleColumn = hasRoleColumn

    hasReach = chart.rows.contains { $0.reach != nil }
    let contentRight = frame.left + frame.contentWidth
    let reachText =
      chart.rows.compactMap(\.reach).map { type.digits.share($0.numerator, of: $0.denominator) }
      .map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    let panel = hasReach ? PixelGrid.snap(min(max(frame.contentWidth * 0.28, type.length(60)), type.length(240))) : 0
    reachLeft = contentRight - panel
    reachWidth = max(PixelGrid.down(panel - reachText - type.length(6)), type.length(12))
    let labels = chart.rows.map { Self.label(of: $0, chart.words, type.digits) }
    let labelWidth = labels.map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    let room = reachLeft - (hasReach ? type.length(18) : 0) - stripLeft - type.length(6)
    // A long status may break; it never takes the room of the boxes.
    strip = UnitStrip(
      most: chart.most, room: max(room - min(labelWidth, room * 0.5), type.length(24)),
      widest: type.length(21), height: type.length(9))
  }

  /// Draws the heads and a line below them; returns the upper edge of the rows.
  func drawHeads(top: Double, _ builder: inout SceneBuilder) -> Double {
    let fitting = TextFitting(ruler: ruler)
    let style = type.legendStrong
    let panelRight = hasReach ? reachLeft - type.length(12) : right
    let heads = [
      (chart.words.party, frame.left, partyRight - frame.left),
      (chart.words.measures, stripLeft, panelRight - stripLeft),
      (hasReach ? chart.words.reach : "", reachLeft, right - reachLeft),
    ].map { (lines: fitting.lines(of: $0.0, style: style, width: max($0.2, 1)), x: $0.1) }
    let most = heads.map(\.lines.count).max() ?? 0
    guard most > 0 else { return top }
    let baseline = top + style.capHeight + Double(most - 1) * style.lineHeight
    for head in heads {
      let first = baseline - Double(max(head.lines.count - 1, 0)) * style.lineHeight - style.capHeight
      _ = builder.lines(head.lines, x: head.x, top: first, style, Palette.ink2)
    }
    let line = PixelGrid.up(baseline + type.length(6))
    builder.rectangle(Rectangle(x: frame.left, y: line, width: frame.contentWidth, height: 0.75), Palette.ink)
    return line + 0.75
  }

  /// Draws the rows; returns the lower edge of the last.
  func drawRows(top: Double, _ builder: inout SceneBuilder) -> Double {
    var y = top
    for (index, row) in chart.rows.enumerated() {
      if chart.groupEvery > 0, index > 0, index % chart.groupEvery == 0 { y += type.length(4.5) }
      let status = statusLines(of: row)
      let nameHeight = Double(names[index].count) * type.label.lineHeight
      let roleHeight = Double(roles[index].count) * type.cell.lineHeight
      let (least, padding) = frame.page.isWithinText ? (15, 3.75) : (19.5, 6.0)
      let height = PixelGrid.up(
        max(
          type.length(least),
          (hasRoleColumn ? max(nameHeight, roleHeight) : nameHeight + roleHeight) + type.length(padding),
          Double(status.count) * type.cell.lineHeight + type.length(padding)))
      let middle = y + (height - 0.75) / 2
      drawParty(index, middle: middle, &builder)
      drawMeasures(row, status, middle: middle, mark: "row \(index)", &builder)
      drawReach(row, middle: middle, mark: "row \(index)", &builder)
      y += height
      builder.rectangle(Rectangle(x: frame.left, y: y - 0.75, width: frame.contentWidth, height: 0.75), Palette.rule)
    }
    return y
  }

  private func drawParty(_ index: Int, middle: Double, _ builder: inout SceneBuilder) {
    let label = type.label
    let source = type.cell
    if hasRoleColumn {
      builder.centred(names[index], x: frame.left, middle: middle, label, Palette.ink, anchor: .start)
      builder.centred(
        roles[index], x: roleLeft, middle: middle, source, Palette.ink2, anchor: .start, neighbour: label)
      return
    }
    let nameCount = Double(names[index].count)
    let extent = label.capHeight + (nameCount - 1) * label.lineHeight + Double(roles[index].count) * source.lineHeight
    let top = middle - extent / 2
    _ = builder.lines(names[index], x: frame.left, top: top, label, Palette.ink)
    let roleTop = top + label.capHeight + (nameCount - 1) * label.lineHeight + source.lineHeight - source.capHeight
    _ = builder.lines(roles[index], x: frame.left, top: roleTop, source, Palette.ink2)
  }

  private func drawMeasures(
    _ row: CoordinatorBars.Row, _ status: [String], middle: Double, mark: String, _ builder: inout SceneBuilder
  ) {
    let y = PixelGrid.snap(middle - strip.height / 2)
    strip.draw(
      row.coordinated, .init(fill: Palette.accent.tint(0.16), outline: Palette.accent), x: stripLeft, y: y,
      mark: "\(mark) coordinated", &builder)
    if let active = row.active {
      strip.draw(
        min(active, row.coordinated), .init(fill: Palette.accent, outline: Palette.accent), x: stripLeft, y: y,
        mark: "\(mark) active", &builder)
    }
    builder.centred(
      status, x: stripLeft + strip.length(row.coordinated) + type.length(6), middle: middle, type.cell,
      row.coordinated == 0 ? Palette.ink3 : Palette.ink, anchor: .start, neighbour: type.label)
  }

  private func drawReach(_ row: CoordinatorBars.Row, middle: Double, mark: String, _ builder: inout SceneBuilder) {
    guard let reach = row.reach else { return }
    let height = type.length(7.5)
    let track = Rectangle(x: reachLeft, y: PixelGrid.snap(middle - height / 2), width: reachWidth, height: height)
    let part = Double(min(max(reach.numerator, 0), reach.denominator)) / Double(reach.denominator)
    builder.frame(track, Palette.rule2)
    let fill = Rectangle(x: track.x, y: track.y, width: max(track.width * part, 0.75), height: height)
    builder.rectangle(fill, Palette.accent, mark: "\(mark) reach")
    builder.centred(
      [type.digits.share(reach.numerator, of: reach.denominator)], x: right, middle: middle, type.cell, Palette.ink,
      anchor: .end,
      neighbour: type.label)
  }

  private func statusLines(of row: CoordinatorBars.Row) -> [String] {
    let left = stripLeft + strip.length(row.coordinated) + type.length(6)
    let limit = (hasReach ? reachLeft - type.length(12) : right) - left
    return TextFitting(ruler: ruler).lines(
      of: Self.label(of: row, chart.words, type.digits), style: type.cell, width: max(limit, type.length(24)))
  }

  private static func label(
    of row: CoordinatorBars.Row, _ words: CoordinatorBars.Words, _ digits: DigitGroups
  ) -> String {
    var parts: [String] = []
    if row.coordinated > 0 {
      let share = row.active.map { digits.share($0, of: row.coordinated) + " " + words.active }
      parts.append(share ?? digits.text(row.coordinated) + " " + words.coordinated)
    }
    if !row.statusText.isEmpty { parts.append(row.statusText) }
    return parts.isEmpty ? "0" : parts.joined(separator: " · ")
  }
}
