import Registry
import Tabulation
import Tally

/// A workbook to fill in for those who send a kind of export.
///
/// Its first sheet holds the heads alone and is saved as CSV; the others say how.
public struct TemplateBook: Sendable {
  /// What a template is made of.
  public struct Content: Sendable {
    /// The kind of export.
    public var kind: ExportKind
    /// The columns, required ones first.
    public var columns: [(name: String, isRequired: Bool, values: [String])]
    /// The forum.
    public var registry: ForumRegistry
    /// The date whose names, measures and areas the drop-downs offer.
    public var day: CalendarDay
    /// What separates the items of a list.
    public var separator: String

    /// Makes the content.
    public init(
      kind: ExportKind, columns: [(name: String, isRequired: Bool, values: [String])], registry: ForumRegistry,
      day: CalendarDay, separator: String
    ) {
      self.kind = kind
      self.columns = columns
      self.registry = registry
      self.day = day
      self.separator = separator
    }
  }

  /// How many rows have drop-downs and rules.
  static let rowCount = 2000

  private let content: Content
  private let lexicon: Lexicon
  private let lists: TemplateLists

  /// Makes a template in a language.
  public init(_ content: Content, language: String) throws(ReportError) {
    self.content = content
    lexicon = try Lexicon(language)
    let values = Dictionary(content.columns.map { ($0.name, $0.values) }) { first, _ in first }
    lists = TemplateLists(
      registry: content.registry, lexicon: lexicon, day: content.day, kind: content.kind,
      values: { values[$0] ?? [] })
  }

  /// The workbook.
  public func book() throws(ReportError) -> SheetBook {
    var names = SheetNames()
    let data = names.name(content.kind.rawValue)
    let guide = names.name(lexicon.plain("template.guide"))
    let example = names.name(lexicon.plain("template.example"))
    let listSheet = names.name(lexicon.plain("template.lists"))
    var used: [TemplateLists.List] = []
    for column in content.columns {
      if let list = lists.list(of: column.name), !used.contains(where: { $0.id == list.id }) { used.append(list) }
    }
    let sheets = [
      dataSheet(data, listSheet, used), guideSheet(guide, data), exampleSheet(example), listsSheet(listSheet, used),
    ]
    try ReportWorkbook.check(sheets, lexicon)
    var book = SheetBook(
      title: lexicon.plain("template.title.\(content.kind.rawValue)"),
      created: Int(content.day.ordinal) * 86_400, sheets: sheets)
    book.subject = lexicon.plain("template.subject")
    return book
  }

  private var columnWords: TemplateColumns {
    TemplateColumns(kind: content.kind, lexicon: lexicon, separator: content.separator)
  }

  private func heads() -> [SheetCell] {
    content.columns.map { column in
      let style =
        column.isRequired
        ? WorkbookStyles.head.with(\.fill, 0x1F4E79).with(\.colour, 0xFFFFFF)
        : WorkbookStyles.head
      return .text(column.name, style, note: columnWords.note(column.name, isRequired: column.isRequired))
    }
  }

  private func dataSheet(_ name: String, _ listSheet: String, _ used: [TemplateLists.List]) -> BookSheet {
    var sheet = BookSheet(name: name, columns: columns(), [SheetRow(heads(), height: 20)])
    sheet.frozenRows = 1
    sheet.tabColour = 0x1F4E79
    sheet.plainTextFrom = 1
    sheet.rules = content.columns.enumerated().map { place, column in
      rule(column.name, place, listSheet, used)
    }
    return sheet
  }

  private func columns() -> [SheetColumn] {
    content.columns.map { column in
      let isNumber = TemplateColumns.numbers.contains(column.name)
      let style = WorkbookStyles.plain.with(\.format, isNumber ? "0" : "@")
      return SheetColumn(width: TemplateColumns.width(column.name), style: style)
    }
  }

  private func rule(_ column: String, _ place: Int, _ listSheet: String, _ used: [TemplateLists.List]) -> SheetRule {
    let prompt = (columnWords.title(column), columnWords.prompt(column))
    func made(_ kind: SheetRule.Kind, _ refusal: String, strict: Bool, quiet: Bool = false) -> SheetRule {
      SheetRule(
        kind, column: place, rows: 1...TemplateBook.rowCount, isStrict: strict, isQuiet: quiet, prompt: prompt,
        refusal: (columnWords.title(column), lexicon.plain(refusal)))
    }
    if let list = lists.list(of: column), let at = used.firstIndex(where: { $0.id == list.id }), !list.values.isEmpty {
      let rows = 2...(1 + list.values.count)
      let isList = TemplateColumns.lists.contains(column)
      // An alias or another's code is read too, so another name than those offered is questioned and not refused.
      let isStrict = !["parties", "recipients"].contains(list.id)
      return made(
        .list(sheet: listSheet, column: at * 3, rows: rows), "template.refusal.list", strict: isStrict && !isList,
        quiet: isList)
    }
    if TemplateColumns.dates.contains(column) { return made(.dateText, "template.refusal.date", strict: false) }
    if column == "year" { return made(.whole(1900...2999), "template.refusal.year", strict: true) }
    if column == "delegates" { return made(.whole(0...100_000), "template.refusal.number", strict: true) }
    return made(.any, "template.refusal.list", strict: false, quiet: true)
  }

  private func guideSheet(_ name: String, _ data: String) -> BookSheet {
    let kind = content.kind.rawValue
    var rows = [SheetRow([.text(lexicon.plain("template.title.\(kind)"), WorkbookStyles.title)], height: 23)]
    let steps = ["row", "heads", "dates", "lists", "offered", "empty", "excel", "office", "sheet"]
    for (number, step) in steps.enumerated() {
      let key = step == "row" ? "template.step.row.\(kind)" : "template.step.\(step)"
      let text = lexicon.plain(key, ["separator": RichText(content.separator), "sheet": RichText(data)])
      rows.append(
        SheetRow(
          [.text("\(number + 1).", WorkbookStyles.term), .text(text, WorkbookStyles.wrapped)],
          height: Double(WorkbookValue.lines(text, width: 88)) * 13 + 5))
    }
    rows.append(SheetRow())
    rows.append(
      SheetRow(
        ["column", "meaning", "required", "values"].map {
          .text(lexicon.plain("template.head.\($0)"), WorkbookStyles.head)
        }))
    for column in content.columns {
      let meaning = columnWords.title(column.name) + ". " + columnWords.meaning(column.name)
      let list = lists.list(of: column.name)
      let values = list.map {
        $0.values.prefix(12).map(\.value).joined(separator: ", ") + ($0.values.count > 12 ? ", …" : "")
      }
      rows.append(
        SheetRow(
          [
            .text(column.name, WorkbookStyles.term), .text(meaning, WorkbookStyles.wrapped),
            .text(lexicon.plain(column.isRequired ? "word.yes" : "word.no"), WorkbookStyles.wrapped),
            .text(values ?? "", WorkbookStyles.wrapped),
          ],
          height: Double(
            max(WorkbookValue.lines(meaning, width: 88), WorkbookValue.lines(values ?? "", width: 44))) * 13 + 4))
    }
    var sheet = BookSheet(name: name, columns: [16, 90, 12, 46].map { SheetColumn(width: $0) }, rows)
    sheet.showsGrid = false
    return sheet
  }

  private func exampleSheet(_ name: String) -> BookSheet {
    let example = TemplateExample(content: content, lists: lists, lexicon: lexicon)
    let rows = example.rows().map { cells in
      SheetRow(content.columns.map { .text(cells[$0.name] ?? "", WorkbookStyles.text) })
    }
    var sheet = BookSheet(name: name, columns: columns(), [SheetRow(heads(), height: 20)] + rows)
    sheet.frozenRows = 1
    sheet.plainTextFrom = 1
    return sheet
  }

  private func listsSheet(_ name: String, _ used: [TemplateLists.List]) -> BookSheet {
    let depth = used.map(\.values.count).max() ?? 0
    func across(_ make: (TemplateLists.List) -> [SheetCell]) -> SheetRow { SheetRow(used.flatMap(make)) }
    var rows = [
      across { [.text(lexicon.plain("template.list.\($0.id)"), WorkbookStyles.heading), SheetCell(), SheetCell()] },
      across { _ in
        [
          .text(lexicon.plain("template.head.value"), WorkbookStyles.head),
          .text(lexicon.plain("template.head.meaning"), WorkbookStyles.head), SheetCell(),
        ]
      },
    ]
    for place in 0..<depth {
      rows.append(
        across { list in
          guard list.values.indices.contains(place) else { return [SheetCell(), SheetCell(), SheetCell()] }
          return [
            .text(list.values[place].value, WorkbookStyles.text),
            .text(list.values[place].meaning, WorkbookStyles.plain.with(\.colour, WorkbookStyles.quiet)), SheetCell(),
          ]
        })
    }
    var sheet = BookSheet(
      name: name,
      columns: used.flatMap { list in
        let longest = list.values.map(\.value.count).max() ?? 0
        return [min(max(Double(longest) + 2, 18), 60), 40, 3].map { SheetColumn(width: $0) }
      }, rows)
    sheet.frozenRows = 2
    sheet.plainTextFrom = 2
    return sheet
  }
}
