/// A briefing as a document to edit: everything that the sheet has room for and what it has not, figures with their
/// addresses in footnotes.
struct BriefingDocument {
  let page: PageContext
  let briefing: Briefing

  private var lexicon: Lexicon { page.lexicon }

  func make() -> DocumentTree {
    var blocks: [DocumentTree.Block] = [.paragraph(inlines(briefing.meta), style: "Sheet Meta")]
    blocks += briefing.remarks.map { .paragraph(inlines($0), style: "Sheet Notice") }
    if !briefing.figures.isEmpty { blocks.append(figures()) }
    switch briefing.file.kind {
    case .area: blocks += table(briefing.measures) + table(briefing.parts) + members()
    case .state, .coordinator:
      blocks += table(briefing.parts) + table(briefing.measures) + table(briefing.roles) + members()
    }
    if let events = briefing.events {
      blocks.append(heading(events.title))
      let parts = events.legend.map(\.words)
      blocks.append(.paragraph(inlines(RichText.joined(parts, separator: "; ") + "."), style: ""))
      if !events.words.isEmpty { blocks.append(.paragraph(inlines(events.words), style: "Sheet Note")) }
    }
    if !briefing.steps.isEmpty {
      blocks.append(heading(lexicon("brief.steps")))
      blocks.append(
        .list(
          briefing.steps.map { step in
            let note = [lexicon.plain("brief.ground") + " " + plain(step.ground), notes(step.text)]
            return [.strong(plain(step.lead) + "."), .text(" " + plain(step.text))]
              + [.footnote(note.filter { !$0.isEmpty }.joined(separator: "; "))]
          }))
    }
    blocks.append(.paragraph(inlines(briefing.source), style: "Sheet Note"))
    return DocumentTree(
      title: briefing.name, subtitle: "\(page.title) · \(briefing.kicker)", language: lexicon.language, blocks: blocks)
  }

  private func heading(_ text: RichText) -> DocumentTree.Block { .heading(1, [.text(plain(text))]) }

  private func members() -> [DocumentTree.Block] {
    briefing.members.map { [heading($0.title), .paragraph(inlines($0.names), style: "")] } ?? []
  }

  private func figures() -> DocumentTree.Block {
    let width = 1000 / briefing.figures.count
    return .table(
      columns: briefing.figures.map { _ in .init(isNumber: false, width: width) }, head: [],
      rows: [
        briefing.figures.map { figure in
          .init(
            inlines: [.styled(plain(figure.value), style: "Sheet Figure"), .text(" " + plain(figure.total))]
              + footnote(figure.value + figure.total), style: "Sheet Cell")
        },
        briefing.figures.map { .init(inlines: [.text(plain($0.say))], style: "Sheet Cell") },
      ])
  }

  private func table(_ table: Briefing.Table?) -> [DocumentTree.Block] {
    guard let table else { return [] }
    var blocks = [heading(table.title)]
    if table.rows.isEmpty {
      blocks.append(.paragraph(inlines(table.none), style: ""))
    } else {
      // What is not a number gets its share of the width by the text that it has room for.
      let weights = table.columns.map { column in
        let longest = column.head.split(separator: " ").map(\.count).max() ?? 0
        return max(column.isNumber ? 10 : max(column.width, 14), longest * 3 / 2)
      }
      let sum = weights.reduce(0, +)
      blocks.append(
        .table(
          columns: zip(table.columns, weights).map { .init(isNumber: $0.isNumber, width: $1 * 1000 / sum) },
          head: table.columns.map { [.text($0.head)] }, rows: table.rows.map(cells)))
    }
    if !table.note.isEmpty { blocks.append(.paragraph(inlines(table.note), style: "Sheet Note")) }
    return blocks
  }

  /// The cells of a row, the addresses of all its figures in one footnote at its name.
  private func cells(_ row: Briefing.Row) -> [DocumentTree.Cell] {
    let addresses = row.cells.flatMap { cell in
      switch cell {
      case .text(let text): FigureNotes.addresses(text)
      case .look(let look): look.addresses
      }
    }
    let note: [DocumentTree.Inline] = addresses.isEmpty ? [] : [.footnote(FigureNotes.text(addresses))]
    return row.cells.enumerated().map { place, cell in
      switch cell {
      case .text(let text): .init(inlines: [.text(plain(text))] + (place == 0 ? note : []))
      case .look(let look): .init(inlines: [.text(words(look))])
      }
    }
  }

  /// What a cell says, in words where it says it by its looks.
  private func words(_ look: CellLook) -> String {
    if !look.text.isEmpty, look.kind != .quarantined { return page.numbers.text(look.text, addresses: look.addresses) }
    return lexicon.plain(look.kind == .notReported ? page.statusKey(look.kind) : "value.\(look.kind.rawValue)")
  }

  private func inlines(_ text: RichText) -> [DocumentTree.Inline] { [.text(plain(text))] + footnote(text) }

  private func plain(_ text: RichText) -> String { page.numbers.plain(text) }

  private func footnote(_ text: RichText) -> [DocumentTree.Inline] {
    let note = notes(text)
    return note.isEmpty ? [] : [.footnote(note)]
  }

  private func notes(_ text: RichText) -> String { FigureNotes.text(FigureNotes.addresses(text)) }
}

extension BriefingPages {
  /// A sheet as a document to edit; `nil` where there is no such sheet.
  public func document(_ sheet: BriefingFiles) throws(ReportError) -> DocumentTree? {
    guard let briefing = briefings.first(where: { $0.file == sheet }) else { return nil }
    let tree = BriefingDocument(page: page, briefing: briefing).make()
    if let key = Lexicon.gap(in: "\(tree)") { throw .missingText(key: key, language: language) }
    return tree
  }

  /// The parts of the document whose styles, page, header and footer the sheets take.
  public func documentTemplate() throws(ReportError) -> [(path: String, text: String)] {
    let status = page.content.status == "final" ? "" : page.lexicon.plain("status-of-document.\(page.content.status)")
    let head = [page.title, page.content.symbol, status].filter { !$0.isEmpty }.joined(separator: " · ")
    // The words around the two numbers, which the reader's program puts in.
    let (number, total): (Character, Character) = ("\u{1}", "\u{2}")
    let words = page.lexicon.plain(
      "page.page", ["n": RichText(String(number)), "total": RichText(String(total))]
    ).split(omittingEmptySubsequences: false) { $0 == number || $0 == total }.map(String.init)
    let context: [String: Any] = [
      "head": head, "asOf": page.lexicon.plain("page.as-of", ["date": RichText(page.asOf)]),
      "foot": ([page.isPublic ? page.lexicon.plain("notice.public-sources") : "", page.notice]).filter { !$0.isEmpty }
        .joined(separator: " "), "before": words.first ?? "", "between": words.dropFirst().first ?? "",
      "after": words.dropFirst(2).first ?? "", "hasStatus": !status.isEmpty,
      "status": status, "language": language,
    ]
    return try [
      ("[Content_Types].xml", "docx-types"), ("_rels/.rels", "docx-package"),
      ("word/document.xml", "docx-body"), ("word/_rels/document.xml.rels", "docx-parts"),
      ("word/styles.xml", "docx-styles"), ("word/header1.xml", "docx-header"), ("word/footer1.xml", "docx-footer"),
    ].map { path, template throws(ReportError) in (path, try Templates.render(template, context)) }
  }
}
