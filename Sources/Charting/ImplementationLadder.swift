/// The stages that each measure has reached, as a ladder from left to right, by area.
public struct ImplementationLadder: Chart {
  /// A way of implementing measures: its stages in their order.
  public struct Modality: Sendable, Hashable {
    /// The name, such as "(a)".
    public var title: String
    /// The titles of its stages.
    public var stages: [String]

    /// Makes a modality.
    public init(title: String, stages: [String]) {
      self.title = title
      self.stages = stages
    }
  }

  /// What is said of one stage of one measure.
  public enum Step: Sendable, Hashable {
    /// Reached, with its date as given.
    case reached(date: String, isProvisional: Bool)
    /// Nothing is recorded, which says nothing: a later stage is reached, or sources are incomplete.
    case notRecorded
    /// Not reached.
    case notReached
  }

  /// The stages of a measure in one modality.
  public struct Track: Sendable, Hashable {
    /// The place of the modality among those of the chart.
    public var modality: Int
    /// One for each stage of the modality.
    public var steps: [Step]
    /// The place of the stage that the measure stands in; `nil` where it stands in another modality.
    public var current: Int?
    /// The days since that stage was reached; `nil` where they are not given.
    public var days: Int?

    /// Makes a track.
    public init(modality: Int, steps: [Step], current: Int?, days: Int?) {
      self.modality = modality
      self.steps = steps
      self.current = current
      self.days = days
    }
  }

  /// A measure; without a track no stage of it is recorded.
  public struct Row: Sendable, Hashable {
    /// The short title of the measure.
    public var title: String
    /// Its tracks, in the order of the modalities.
    public var tracks: [Track]

    /// Makes a row.
    public init(title: String, tracks: [Track]) {
      self.title = title
      self.tracks = tracks
    }
  }

  /// An area and its measures.
  public struct Group: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?
    /// Its measures, in the order to be shown.
    public var rows: [Row]

    /// Makes a group.
    public init(title: String, areaPlace: Int?, rows: [Row]) {
      self.title = title
      self.areaPlace = areaPlace
      self.rows = rows
    }
  }

  /// The words inside the chart.
  public struct Words: Sendable, Hashable {
    /// The head of the stage that a measure stands in.
    public var stage: String
    /// The head of the days in that stage.
    public var days: String
    /// Stands where a measure has no stage.
    public var none: String
    /// The looks of nodes: reached and approved.
    public var approved: String
    /// Reached, provisionally.
    public var provisional: String
    /// The ring around the stage that a measure stands in.
    public var current: String
    /// Nothing is recorded.
    public var notRecorded: String
    /// Not reached.
    public var notReached: String

    /// Makes the words.
    public init(
      stage: String, days: String, none: String, approved: String, provisional: String, current: String,
      notRecorded: String, notReached: String
    ) {
      self.stage = stage
      self.days = days
      self.none = none
      self.approved = approved
      self.provisional = provisional
      self.current = current
      self.notRecorded = notRecorded
      self.notReached = notReached
    }
  }

  /// The name of the chart's files.
  public let name = "implementation-ladder"
  /// The words around the data.
  public var texts: ChartTexts
  /// The modalities in which something is reached.
  public var modalities: [Modality]
  /// The areas, in the order to be shown.
  public var groups: [Group]
  /// The words inside the chart.
  public var words: Words

  /// Makes the chart; steps beyond the stages of their modality are not shown.
  public init(texts: ChartTexts, modalities: [Modality], groups: [Group], words: Words) {
    self.texts = texts
    self.modalities = modalities
    self.groups = groups
    self.words = words
  }

  /// The steps of a track that have a stage.
  func steps(of track: Track) -> ArraySlice<Step> {
    guard modalities.indices.contains(track.modality) else { return [] }
    return track.steps.prefix(modalities[track.modality].stages.count)
  }

  /// The number of data points to show: one for each stage of each track, one for each measure without a track.
  public var dataPoints: Int {
    groups.flatMap(\.rows).reduce(0) { sum, row in
      sum + (row.tracks.isEmpty ? 1 : row.tracks.reduce(0) { $0 + steps(of: $1).count })
    }
  }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let grid = LadderGrid(self, frame, ruler)
    var builder = SceneBuilder(measuring: ruler)
    var y = frame.open(&builder, right: grid.right)
    y = grid.drawLegend(top: y, &builder)
    y = grid.drawHeads(top: y, &builder)
    y = grid.drawGroups(top: y, &builder)
    return frame.close(&builder, bottom: y, right: grid.right)
  }
}
