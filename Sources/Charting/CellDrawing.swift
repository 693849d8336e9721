/// Draws the cells of heatmaps, matrices and legends: each state has its own look, in greyscale too.
struct CellDrawing {
  let scale: RampScale
  let words: CellWords
  let type: Typography

  /// Makes the drawing; a word wider than `wordRoom` is left to the legend, in cells and swatches alike.
  init(
    scale: RampScale, words: CellWords, type: Typography, wordRoom: Double, measuring ruler: any TextMeasuring
  ) {
    self.scale = scale
    self.type = type
    func fitting(_ word: String) -> String { ruler.width(of: word, style: type.cell) <= wordRoom ? word : "" }
    self.words = CellWords(nilReturn: fitting(words.nilReturn), pending: fitting(words.pending))
  }

  /// The text that a state prints, empty for none.
  func text(of state: CellState) -> String {
    switch state {
    case .share(let active, let inForce): type.digits.share(active, of: inForce)
    case .count(let number): type.digits.text(number)
    case .areaOnly(let inForce): type.digits.share(0, of: inForce)
    case .zero: "0"
    case .nilReturn: words.nilReturn
    case .pending: words.pending
    case .quarantined, .notReported, .notApplicable, .notCollected: ""
    }
  }

  /// Draws a cell; the mark goes on the one shape that stands for the data point.
  ///
  /// A cell set apart is of all areas together: semibold, and without a class if it is a number.
  func draw(
    _ state: CellState, in box: Rectangle, isApart: Bool = false, marker: Bool = false, mark: String,
    _ builder: inout SceneBuilder
  ) {
    let style = isApart ? type.cellStrong : type.cell
    switch state {
    case .share(let active, let inForce):
      ramp(scale.level(active: active, inForce: inForce), state, box, style, marker, mark, &builder)
    case .count(let number) where isApart:
      builder.text(
        type.digits.text(number), at: Point(box.midX, box.midY + style.capHeight / 2), style, Palette.ink,
        anchor: .middle,
        mark: mark)
    case .count(let number): ramp(scale.level(count: number), state, box, style, marker, mark, &builder)
    case .zero: ramp(0, state, box, style, marker, mark, &builder)
    case .areaOnly:
      ramp(0, state, box, style, marker, mark, &builder)
      corner(of: box, &builder)
    case .nilReturn, .pending:
      let outline = box.inset(by: 0.75)
      builder.frame(outline, Palette.ink2, dashed: state == .pending, mark: mark)
      word(text(of: state), in: box, marker: marker, Palette.ink, type.cell, &builder)
    case .quarantined:
      builder.rectangle(box, Palette.ramp[0], mark: mark)
      builder.rectangle(
        Rectangle(x: box.x, y: box.y, width: type.length(3), height: box.height), Palette.ink)
      flag(in: box, &builder)
    case .notReported: builder.add(.hatch(box, colour: Palette.hatch), mark: mark)
    case .notApplicable: builder.add(.slot(box), mark: mark)
    case .notCollected:
      let width = PixelGrid.snap(min(box.width * 0.4, type.length(12)))
      builder.rectangle(
        Rectangle(x: box.midX - width / 2, y: box.midY - 0.75, width: width, height: 1.5), Palette.ink3, mark: mark)
    }
    if marker { coordinator(in: box, &builder) }
  }

  /// Draws the filled corner of a cell that is active under its area only.
  func corner(of box: Rectangle, _ builder: inout SceneBuilder) {
    let side = type.length(min(box.height / type.scale * 0.42, 6.75))
    builder.add(
      .polygon(
        [Point(box.maxX - side, box.y), Point(box.maxX, box.y), Point(box.maxX, box.y + side)], fill: Palette.corner))
  }

  /// The radius of a coordinator's dot, its white ring not counted.
  var markerRadius: Double { 1.9 * type.scale }

  private func ramp(
    _ level: Int, _ state: CellState, _ box: Rectangle, _ style: TextStyle, _ marker: Bool, _ mark: String,
    _ builder: inout SceneBuilder
  ) {
    builder.rectangle(box, Palette.ramp[level], mark: mark)
    let isFaint = level == 0 && style.weight == .regular
    word(
      text(of: state), in: box, marker: marker, isFaint ? Palette.ink3 : Palette.rampText[level], style, &builder)
  }

  private func word(
    _ text: String, in box: Rectangle, marker: Bool, _ colour: Colour, _ style: TextStyle,
    _ builder: inout SceneBuilder
  ) {
    // In a narrow cell the figure makes room for the coordinator's dot at its right; a word without room is left out.
    let half = builder.ruler.width(of: text, style: style) / 2
    let right = marker ? box.maxX - 2 * (markerRadius + 1.5) : box.maxX
    guard 2 * half <= right - box.x else { return }
    builder.centred(
      [text], x: min(box.midX, right - half), middle: box.midY, style, colour, anchor: .middle)
  }

  private func flag(in box: Rectangle, _ builder: inout SceneBuilder) {
    let height = min(box.height * 0.62, 9.75 * type.scale)
    // In a narrow cell the flag stays clear of the bar.
    let x = PixelGrid.snap(max(box.midX - height * 0.28, box.x + type.length(4.5)))
    let top = PixelGrid.snap(box.midY - height / 2)
    let bottom = PixelGrid.snap(box.midY + height / 2)
    builder.rectangle(Rectangle(x: x, y: top, width: 0.75, height: bottom - top), Palette.ink)
    let drop = (bottom - top) * 0.58
    let reach = min(drop * 1.25, box.maxX - x - 2.25)
    builder.add(
      .polygon(
        [
          Point(x + 0.75, top), Point(x + 0.75 + reach, top), Point(x + 0.75 + reach * 0.72, top + drop / 2),
          Point(x + 0.75 + reach, top + drop), Point(x + 0.75, top + drop),
        ], fill: Palette.ink))
  }

  /// Draws a coordinator's dot in the upper right of a cell.
  func coordinator(in box: Rectangle, _ builder: inout SceneBuilder) {
    let centre = Point(box.maxX - markerRadius - 1.5, box.y + markerRadius + 1.5)
    builder.add(.circle(centre: centre, radius: markerRadius + 0.85, fill: Palette.paper))
    builder.add(.circle(centre: centre, radius: markerRadius, fill: Palette.ink))
  }
}
