/// Attendance: of the events held, those with a complete list, and those of them that a State took part in.
///
/// All lengths count events from the same zero: a State that joined later has a shorter bar, not a smaller share.
public struct AttendanceBars: Chart {
  /// A State and its events.
  public struct Row: Sendable, Hashable {
    /// The name of the State.
    public var title: String
    /// Events held while it was a member.
    public var held: Int
    /// Events of these with a complete list of participants.
    public var listed: Int
    /// Events of those that the State took part in.
    public var attended: Int
    /// Events that it hosted.
    public var hosted: Int

    /// Makes a row.
    public init(title: String, held: Int, listed: Int, attended: Int, hosted: Int) {
      self.title = title
      self.held = held
      self.listed = listed
      self.attended = attended
      self.hosted = hosted
    }
  }

  /// The heads of the columns and the words of the key.
  public struct Words: Sendable, Hashable {
    /// The head of the names.
    public var party: String
    /// The head of the bars.
    public var events: String
    /// The head of attended of listed.
    public var attended: String
    /// The head of listed of held.
    public var listed: String
    /// The head of the events hosted.
    public var hosted: String
    /// The key of the filled bar.
    public var keyAttended: String
    /// The key of the pale bar.
    public var keyListed: String
    /// The key of the outline.
    public var keyHeld: String

    /// Makes the words, such as "Member", "Events", "Attended / listed", "Listed / held", "Hosted", "attended",
    /// "complete list" and "list not complete".
    public init(
      party: String, events: String, attended: String, listed: String, hosted: String, keyAttended: String,
      keyListed: String, keyHeld: String
    ) {
      self.party = party
      self.events = events
      self.attended = attended
      self.listed = listed
      self.hosted = hosted
      self.keyAttended = keyAttended
      self.keyListed = keyListed
      self.keyHeld = keyHeld
    }
  }

  /// The name of the chart's files.
  public let name = "attendance-bars"
  /// The words around the data.
  public var texts: ChartTexts
  /// In the order to be shown.
  public var rows: [Row]
  /// The words inside the chart.
  public var words: Words
  /// A thin gap follows each group of so many rows; 0 for none.
  public var groupEvery: Int
  /// The largest number of the whole, where this is a part of it.
  var wholeMost: Int?

  /// Makes the chart.
  public init(texts: ChartTexts, rows: [Row], words: Words, groupEvery: Int = 7) {
    self.texts = texts
    self.rows = rows
    self.words = words
    self.groupEvery = groupEvery
  }

  /// The number of data points to show: events held, listed, attended and hosted; who attended cannot be said where no
  /// list is complete.
  public var dataPoints: Int { rows.reduce(0) { $0 + ($1.listed > 0 ? 4 : 3) } }

  /// The number of events that the longest bar stands for.
  var most: Int { wholeMost ?? rows.map { max($0.held, $0.listed, $0.attended) }.max() ?? 0 }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let layout = AttendanceLayout(self, frame, ruler)
    return RowHeights.scene(for: page, frame.type) { rowHeight in
      var builder = SceneBuilder(measuring: ruler)
      let top = layout.drawKey(top: frame.open(&builder, right: layout.right), &builder)
      let bottom = layout.drawRows(top: layout.drawHeads(top: top, &builder), rowHeight: rowHeight, &builder)
      return frame.close(&builder, bottom: bottom, right: layout.right)
    }
  }
}
