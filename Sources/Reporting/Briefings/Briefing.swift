/// A briefing: what one State, one coordinator or one area needs on one sheet, before it becomes a page or a document.
struct Briefing: Sendable, Hashable {
  /// A figure with the total that it is of, and what both count.
  struct Figure: Sendable, Hashable {
    var value: RichText
    /// The total with the word before it, such as `of 26`; empty where there is none.
    var total: RichText = .empty
    var say: RichText
  }

  /// A column of a table: its head and how its cells stand.
  struct Column: Sendable, Hashable {
    var head: String
    var isNumber = false
    /// How many characters of a cell fit on one printed line.
    var width = 0
  }

  /// A cell: text, or the look that the same cell has in the page.
  enum Cell: Sendable, Hashable {
    case text(RichText)
    case look(CellLook)
  }

  /// A row with the class that gives its area its colour; empty for none.
  struct Row: Sendable, Hashable {
    var cells: [Cell]
    var areaClass = ""
  }

  /// A table that a sheet may shorten.
  struct Table: Sendable, Hashable {
    var title: RichText
    var columns: [Column]
    var rows: [Row]
    /// What stands instead of rows where there are none.
    var none: RichText = .empty
    var note: RichText = .empty
    /// The rows that were left out.
    var left = 0
    /// Whether the last rows are kept where it is shortened, as in a table by time.
    var keepsEnd = false
  }

  /// An invitation, with the record that it is computed from.
  struct Step: Sendable, Hashable {
    var lead: RichText
    var text: RichText
    /// What it rests on: a table of the edition and a key.
    var ground: RichText
  }

  /// Members by name, in the alphabetical order of the language.
  struct Names: Sendable, Hashable {
    var title: RichText
    var names: RichText
  }

  var file: BriefingFiles
  /// What kind of sheet it is.
  var kicker: String
  var name: String
  var meta: RichText
  var remarks: [RichText] = []
  var figures: [Figure] = []
  /// The table that says how the whole is made up, beside the one below it.
  var parts: Table?
  var measures: Table?
  var roles: Table?
  var members: Names?
  var events: EventLine?
  var steps: [Step] = []
  /// The invitations that were left out.
  var stepsLeft = 0
  var source: RichText
}
