/// The places of a ladder's measures and stages.
struct LadderGrid {
  private let chart: ImplementationLadder
  private let type: Typography
  private let fitting: TextFitting
  private let left: Double
  private let date: TextStyle
  private let dateStrong: TextStyle
  private let titles: [[[String]]]
  private let modalityLeft: Double
  private let first: Double
  private let step: Double
  private let count: Int
  private let nowLeft: Double
  private let nowWidth: Double
  private let isNumbered: Bool
  private let hasDays: Bool
  /// The right edge of the content.
  let right: Double

  init(_ chart: ImplementationLadder, _ frame: ChartFrame, _ ruler: any TextMeasuring) {
    self.chart = chart
    let type = frame.type
    self.type = type
    let fitting = TextFitting(ruler: ruler)
    self.fitting = fitting
    left = frame.left
    let date = type.small
    let dateStrong = TextStyle(size: date.size, weight: .semibold)
    self.date = date
    self.dateStrong = dateStrong
    let limit = max(frame.contentWidth * 0.23, type.length(84))
    let titles = chart.groups.map { $0.rows.map { fitting.lines(of: $0.title, style: type.label, width: limit) } }
    self.titles = titles
    let widest = titles.joined().joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    modalityLeft = PixelGrid.up(left + widest + type.length(7.5))

    let tracks = chart.groups.flatMap(\.rows).flatMap(\.tracks)
    count = chart.modalities.map(\.stages.count).max() ?? 0
    let dates = tracks.flatMap(\.steps).compactMap { step in
      if case .reached(let text, _) = step { text } else { nil }
    }
    hasDays = tracks.contains { $0.days != nil }
    let daysWidth = hasDays ? type.length(36) : 0
    let end = frame.left + frame.contentWidth - daysWidth
    // The stages of one modality stand as heads; where there are several, or their words have no room, numbers do.
    let words = (chart.modalities.first?.stages ?? []).map { fitting.widestWord(of: $0, style: date) }.max() ?? 0
    let isNumbered =
      chart.modalities.count != 1
      || PixelGrid.up(words + type.length(4.5)) * Double(count) > end - PixelGrid.up(modalityLeft)
    let heads = isNumbered ? 0 : words
    let names = isNumbered ? chart.modalities.map { ruler.width(of: $0.title, style: type.cell) }.max() ?? 0 : 0
    first = PixelGrid.up(modalityLeft + names + type.length(names > 0 ? 4.5 : 0))
    let room = end - first
    func least(_ date: Double) -> Double { PixelGrid.up(max(max(date, heads) + type.length(4.5), type.length(21))) }
    let wide = least(dates.map { ruler.width(of: $0, style: dateStrong) }.max() ?? 0)
    // Dates break into lines where they have no room beside each other.
    let least =
      wide * Double(count) <= room
      ? wide : least(dates.map { fitting.widestWord(of: $0, style: dateStrong) }.max() ?? 0)
    // Where the heads are numbers, the stage that a measure stands in is named at its right, if there is room.
    let stages = isNumbered ? chart.modalities.flatMap(\.stages) : []
    let word = stages.map { fitting.widestWord(of: $0, style: type.cell) }.max() ?? 0
    let whole = stages.map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    let free = room - least * Double(count) - type.length(9)
    nowWidth =
      !stages.isEmpty && free >= max(type.length(60), word) ? PixelGrid.up(min(free, whole + type.length(6))) : 0
    let named = nowWidth > 0 ? nowWidth + type.length(9) : 0
    let even = PixelGrid.down((room - named) / Double(max(count, 1)))
    step = max(min(even, type.length(96)), least)
    let gridRight = first + step * Double(count)
    nowLeft = gridRight + type.length(9)
    self.isNumbered = isNumbered
    let none = type.length(9) + ruler.width(of: chart.words.none, style: type.cell)
    right = max(
      (nowWidth > 0 ? nowLeft + nowWidth : gridRight) + daysWidth, frame.left + frame.contentWidth, first + none)
  }

  /// Draws the looks of nodes, and the stages by number where the heads are numbers; returns the lower edge.
  func drawLegend(top: Double, _ builder: inout SceneBuilder) -> Double {
    let node = StageNode(type: type, areaPlace: nil)
    let tracks = chart.groups.flatMap(\.rows).flatMap(\.tracks)
    let steps = tracks.flatMap { chart.steps(of: $0) }
    func has(_ isProvisional: Bool) -> Bool {
      steps.contains { if case .reached(_, isProvisional) = $0 { true } else { false } }
    }
    func entry(_ words: String, _ look: StageNode.Look, isCurrent: Bool = false) -> SymbolLegend.Entry {
      SymbolLegend.Entry(words: words, width: 2 * node.reach) { centre, builder in
        node.draw(look, isCurrent: isCurrent, at: centre, mark: "", &builder)
      }
    }
    var entries: [SymbolLegend.Entry] = []
    if has(false) { entries.append(entry(chart.words.approved, .approved)) }
    if has(true) { entries.append(entry(chart.words.provisional, .provisional)) }
    if tracks.contains(where: { $0.current != nil }) {
      entries.append(entry(chart.words.current, .approved, isCurrent: true))
    }
    if steps.contains(.notRecorded) { entries.append(entry(chart.words.notRecorded, .notRecorded)) }
    if steps.contains(.notReached) { entries.append(entry(chart.words.notReached, .notReached)) }
    var y = SymbolLegend(type: type).draw(entries, x: left, y: top, width: right - left, &builder)
    guard isNumbered else { return y }
    let indent = PixelGrid.up(
      (chart.modalities.map { builder.ruler.width(of: $0.title, style: type.legendStrong) }.max() ?? 0)
        + type.length(4.5))
    let used = Set(tracks.map(\.modality))
    for (place, modality) in chart.modalities.enumerated() where used.contains(place) {
      let stages = modality.stages.enumerated().map { place, stage -> String in
        let text = "\(place + 1)\u{A0}\(stage)"
        // A line breaks between stages where that leaves it full enough.
        let isShort = builder.ruler.width(of: text, style: type.legend) < (right - left) * 0.4
        return isShort ? text.split(separator: " ").joined(separator: "\u{A0}") : text
      }.joined(separator: " · ")
      let lines = fitting.lines(of: stages, style: type.legend, width: right - left - indent)
      y += type.length(6)
      builder.text(
        modality.title, at: Point(left, y + type.legend.capHeight), type.legendStrong, Palette.ink)
      y = max(
        builder.lines(lines, x: left + indent, top: y, type.legend, Palette.ink2), y + type.legend.capHeight)
    }
    return y
  }

  /// Draws the heads; returns the upper edge of the rows.
  func drawHeads(top: Double, _ builder: inout SceneBuilder) -> Double {
    guard count > 0 else { return top + type.length(6) }
    let stages = chart.modalities.first?.stages ?? []
    let width = step - type.length(3)
    var heads: [(lines: [String], x: Double, anchor: TextAnchor)] = (0..<count).map { place in
      let text = isNumbered ? "\(place + 1)" : place < stages.count ? stages[place] : ""
      return (fitting.lines(of: text, style: date, width: width), middle(place), .middle)
    }
    if nowWidth > 0 {
      heads.append((fitting.lines(of: chart.words.stage, style: date, width: nowWidth), nowLeft, .start))
    }
    if hasDays {
      heads.append((fitting.lines(of: chart.words.days, style: date, width: type.length(34.5)), right, .end))
    }
    let most = heads.map(\.lines.count).max() ?? 1
    let height = date.capHeight + Double(max(most, 1) - 1) * date.lineHeight
    let bottom = PixelGrid.up(top + type.length(12) + height)
    for head in heads where !head.lines.isEmpty {
      let own = date.capHeight + Double(head.lines.count - 1) * date.lineHeight
      _ = builder.lines(head.lines, x: head.x, top: bottom - own, date, Palette.ink2, anchor: head.anchor)
    }
    return PixelGrid.up(bottom + type.length(6))
  }

  /// Draws the areas; returns the lower edge of the last.
  func drawGroups(top: Double, _ builder: inout SceneBuilder) -> Double {
    var y = top
    for (place, group) in chart.groups.enumerated() {
      builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.rule2)
      let colour = AreaColour.text(place: group.areaPlace)
      let lines = fitting.lines(of: group.title, style: type.labelStrong, width: right - left)
      y = PixelGrid.up(
        builder.lines(lines, x: left, top: y + type.length(6), type.labelStrong, colour) + type.length(2.25))
      for (index, row) in group.rows.enumerated() {
        if index > 0 { builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.ramp[0]) }
        y = draw(row, titles[place][index], group.areaPlace, top: y, mark: "step \(place).\(index)", &builder)
      }
      y = PixelGrid.up(y + type.length(3.75))
    }
    builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.rule2)
    return y
  }

  private func middle(_ place: Int) -> Double { PixelGrid.snap(first + (Double(place) + 0.5) * step) }

  private func draw(
    _ row: ImplementationLadder.Row, _ title: [String], _ areaPlace: Int?, top: Double, mark: String,
    _ builder: inout SceneBuilder
  ) -> Double {
    let middle = top + type.length(row.tracks.isEmpty ? 8.25 : 9.75)
    var bottom = builder.lines(title, x: left, top: middle - type.label.capHeight / 2, type.label, Palette.ink)
    if row.tracks.isEmpty {
      builder.text(
        chart.words.none, at: Point(first + type.length(6), middle + type.cell.capHeight / 2), type.cell, Palette.ink3,
        mark: mark)
      return PixelGrid.up(max(bottom, middle + type.length(6)) + type.length(2.25))
    }
    var y = top
    for (place, track) in row.tracks.enumerated() {
      y = draw(track, areaPlace, top: y, mark: "\(mark).\(place)", &builder)
    }
    bottom = max(bottom, y)
    return PixelGrid.up(bottom + type.length(2.25))
  }

  private func draw(
    _ track: ImplementationLadder.Track, _ areaPlace: Int?, top: Double, mark: String, _ builder: inout SceneBuilder
  ) -> Double {
    let y = PixelGrid.snap(top + type.length(9.75))
    let steps = Array(chart.steps(of: track))
    let node = StageNode(type: type, areaPlace: areaPlace)
    if isNumbered, chart.modalities.indices.contains(track.modality) {
      builder.text(
        chart.modalities[track.modality].title, at: Point(modalityLeft, y + type.cell.capHeight / 2), type.cell,
        Palette.ink2)
    }
    drawRail(steps, y: y, AreaColour.text(place: areaPlace), &builder)
    let dateTop = y + type.length(9)
    var bottom = dateTop + date.capHeight + date.descent
    for (place, step) in steps.enumerated() {
      let centre = Point(middle(place), y)
      let isCurrent = track.current == place
      let tag = "\(mark),\(place)"
      switch step {
      case .reached(let text, let isProvisional):
        node.draw(isProvisional ? .provisional : .approved, isCurrent: isCurrent, at: centre, mark: tag, &builder)
        let style = isCurrent ? dateStrong : date
        let lines = fitting.lines(of: text, style: style, width: self.step)
        let end = builder.lines(
          lines, x: centre.x, top: dateTop, style, isCurrent ? Palette.ink : Palette.ink2, anchor: .middle)
        bottom = max(bottom, end)
      case .notRecorded: node.draw(.notRecorded, at: centre, mark: tag, &builder)
      case .notReached: node.draw(.notReached, at: centre, mark: tag, &builder)
      }
    }
    let titleTop = y - type.cell.capHeight / 2
    if nowWidth > 0, let current = track.current, let stage = stage(current, of: track) {
      let lines = fitting.lines(of: stage, style: type.cell, width: nowWidth)
      bottom = max(bottom, builder.lines(lines, x: nowLeft, top: titleTop, type.cell, Palette.ink))
    }
    if let days = track.days, track.current != nil {
      builder.text(
        type.digits.text(days), at: Point(right, titleTop + type.cell.capHeight), type.cell, Palette.ink, anchor: .end)
    }
    return PixelGrid.up(bottom)
  }

  private func stage(_ place: Int, of track: ImplementationLadder.Track) -> String? {
    guard chart.modalities.indices.contains(track.modality) else { return nil }
    let stages = chart.modalities[track.modality].stages
    return stages.indices.contains(place) ? stages[place] : nil
  }

  /// A line from the first stage reached to the highest, dashed before the first: what lies there was skipped.
  private func drawRail(
    _ steps: [ImplementationLadder.Step], y: Double, _ colour: Colour, _ builder: inout SceneBuilder
  ) {
    let reached = steps.indices.filter { if case .reached = steps[$0] { true } else { false } }
    guard let lowest = reached.first, let highest = reached.last else { return }
    if highest > lowest {
      builder.rectangle(
        Rectangle(x: middle(lowest), y: y - 0.75, width: middle(highest) - middle(lowest), height: 1.5), colour)
    }
    var x = middle(0)
    let dash = type.length(2.25)
    while x < middle(lowest) {
      builder.rectangle(Rectangle(x: x, y: y - 0.375, width: min(dash, middle(lowest) - x), height: 0.75), Palette.ink3)
      x += 2 * dash
    }
  }
}
