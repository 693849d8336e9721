import Foundation

/// A document as the syntax tree that pandoc reads: text stands in it as text, so nothing in it can become markup.
public struct DocumentTree: Sendable, Hashable {
  /// A piece of a line.
  enum Inline: Sendable, Hashable {
    case text(String)
    case strong(String)
    /// Text in a style of the template.
    case styled(String, style: String)
    case footnote(String)
  }

  /// A cell of a table.
  struct Cell: Sendable, Hashable {
    var inlines: [Inline]
    /// The style of the template; empty for that of tables.
    var style = ""
  }

  /// A column: how it stands, and its part of the width in thousandths.
  struct Column: Sendable, Hashable {
    var isNumber: Bool
    var width: Int
  }

  /// A block.
  enum Block: Sendable, Hashable {
    case heading(Int, [Inline])
    /// A paragraph in a style of the template; empty for the ordinary one.
    case paragraph([Inline], style: String)
    case list([[Inline]])
    case table(columns: [Column], head: [[Inline]], rows: [[Cell]])
  }

  var title: String
  var subtitle: String
  var language: String
  var blocks: [Block]

  /// The tree as the JSON values that pandoc reads.
  ///
  /// - Parameter syntax: the version of the tree, as pandoc states it.
  public func json(syntax: [Int]) -> [String: Any] {
    [
      "pandoc-api-version": syntax, "blocks": blocks.map(DocumentTree.json),
      "meta": [
        "title": DocumentTree.node("MetaInlines", [DocumentTree.json(.text(title))]),
        "subtitle": DocumentTree.node("MetaInlines", [DocumentTree.json(.text(subtitle))]),
        "lang": DocumentTree.node("MetaInlines", [DocumentTree.json(.text(language))]),
      ],
    ]
  }

  private static var plainAttributes: [Any] { ["", [String](), [[String]]()] }

  private static func node(_ type: String, _ content: Any) -> [String: Any] { ["t": type, "c": content] }

  private static func attributes(style: String) -> [Any] { ["", [String](), [["custom-style", style]]] }

  private static func json(_ inlines: [Inline]) -> [[String: Any]] { inlines.map(json) }

  private static func json(_ inline: Inline) -> [String: Any] {
    switch inline {
    case .text(let text): node("Str", text)
    case .strong(let text): node("Strong", [node("Str", text)])
    case .styled(let text, let style): node("Span", [attributes(style: style), [node("Str", text)]])
    case .footnote(let text): node("Note", [node("Para", [node("Str", text)])])
    }
  }

  private static func json(_ block: Block) -> [String: Any] {
    switch block {
    case .heading(let level, let inlines): node("Header", [level, plainAttributes, json(inlines)])
    case .paragraph(let inlines, let style):
      style.isEmpty
        ? node("Para", json(inlines)) : node("Div", [attributes(style: style), [node("Para", json(inlines))]])
    case .list(let items):
      node(
        "OrderedList",
        [
          [1, ["t": "Decimal"], ["t": "Period"]] as [Any], items.map { [node("Para", json($0))] },
        ] as [Any])
    case .table(let columns, let head, let rows): table(columns, head, rows)
    }
  }

  private static func table(_ columns: [Column], _ head: [[Inline]], _ rows: [[Cell]]) -> [String: Any] {
    let specifications: [Any] = columns.map { column in
      [
        ["t": column.isNumber ? "AlignRight" : "AlignLeft"], node("ColWidth", Double(column.width) / 1000),
      ] as [Any]
    }
    let heads = head.isEmpty ? [] : [row(head.map { Cell(inlines: $0) })]
    return node(
      "Table",
      [
        plainAttributes, [NSNull(), [Any]()] as [Any], specifications, [plainAttributes, heads] as [Any],
        [[plainAttributes, 0, [Any](), rows.map(row)] as [Any]], [plainAttributes, [Any]()] as [Any],
      ] as [Any])
  }

  private static func row(_ cells: [Cell]) -> [Any] {
    [
      plainAttributes,
      cells.map { cell in
        let plain = node("Plain", json(cell.inlines))
        let block = cell.style.isEmpty ? plain : node("Div", [attributes(style: cell.style), [plain]])
        return [plainAttributes, ["t": "AlignDefault"], 1, 1, [block]] as [Any]
      },
    ]
  }
}
