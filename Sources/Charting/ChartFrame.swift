/// What stands around the data of every chart: title, subtitle and notice above, rule and source below; nothing within
/// a text that says them.
struct ChartFrame {
  let texts: ChartTexts
  let page: PageSize
  let type: Typography

  init(_ texts: ChartTexts, _ page: PageSize) {
    self.texts = texts
    self.page = page
    type = Typography(page, texts.digits)
  }

  /// The left edge of the content.
  var left: Double { type.margin }
  /// The width of the content where the chart does not grow.
  var contentWidth: Double { max(page.width - 2 * type.margin, type.length(96)) }

  /// Draws what stands above, for data that reach to `right`; returns the upper edge of the data.
  func open(_ builder: inout SceneBuilder, right: Double = 0) -> Double {
    if page.isWithinText { return type.margin }
    let contentWidth = max(contentWidth, right - left)
    let fitting = TextFitting(ruler: builder.ruler)
    var y = type.margin
    y = builder.lines(
      fitting.lines(of: texts.title, style: type.title, width: contentWidth), x: left, top: y, type.title, Palette.ink)
    let subtitle = fitting.lines(of: texts.subtitle, style: type.subtitle, width: contentWidth)
    if !subtitle.isEmpty {
      y = builder.lines(subtitle, x: left, top: y + type.length(6.75), type.subtitle, Palette.ink2)
    }
    y = notice(&builder, fitting, below: y, width: contentWidth)
    return PixelGrid.up(y + type.length(13.5))
  }

  private func notice(
    _ builder: inout SceneBuilder, _ fitting: TextFitting, below y: Double, width: Double
  ) -> Double {
    let padding = type.length(8.25)
    let lines = fitting.lines(
      of: texts.notice, style: type.legend, width: width - 2 * padding - type.length(3))
    guard !lines.isEmpty else { return y }
    let top = PixelGrid.up(y + type.length(8.25))
    let height = PixelGrid.up(
      2 * padding * 0.8 + type.legend.capHeight + Double(lines.count - 1) * type.legend.lineHeight)
    builder.rectangle(Rectangle(x: left, y: top, width: width, height: height), Palette.noticeGround)
    builder.rectangle(Rectangle(x: left, y: top, width: type.length(3), height: height), Palette.noticeBar)
    builder.centred(
      lines, x: left + type.length(3) + padding, middle: top + height / 2, type.legend, Palette.ink, anchor: .start)
    return top + height
  }

  /// Draws what stands below the data, whose lower edge is `bottom` and right edge `right`; returns the scene.
  func close(_ builder: inout SceneBuilder, bottom: Double, right: Double) -> Scene {
    let width = PixelGrid.up(max(page.width, right + type.margin))
    if page.isWithinText {
      let height = max(bottom + type.length(3), page.minimumHeight)
      return Scene(width: width, height: PixelGrid.up(height), items: builder.items)
    }
    let fitting = TextFitting(ruler: builder.ruler)
    let lines = fitting.lines(of: texts.source, style: type.source, width: width - 2 * type.margin)
    let sourceHeight =
      lines.isEmpty
      ? 0
      : type.length(8.25) + type.source.capHeight + Double(lines.count - 1) * type.source.lineHeight
        + type.source.descent
    let tail = sourceHeight + PixelGrid.snap(type.margin * 0.75)
    var top = PixelGrid.up(bottom + type.length(15))
    let height = PixelGrid.up(max(top + tail, page.minimumHeight))
    top = PixelGrid.down(height - tail)
    if !lines.isEmpty {
      builder.rectangle(Rectangle(x: left, y: top, width: width - 2 * type.margin, height: 0.75), Palette.rule)
      _ = builder.lines(lines, x: left, top: top + type.length(8.25), type.source, Palette.ink2)
    }
    return Scene(width: width, height: height, items: builder.items)
  }
}
