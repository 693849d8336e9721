/// Every member once, at a place of a grid: a tile has a mark for each area, always in the same place.
///
/// Positions are approximate, and no tile is shaded: what a tile shows is in which areas activity is recorded.
public struct TileGrid: Chart {
  /// An area: its letter, its title, and its place in the catalogue.
  public struct Area: Sendable, Hashable {
    /// A letter or figure that no other area of the chart has.
    public var letter: String
    /// The title for the key.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var place: Int?

    /// Makes an area.
    public init(letter: String, title: String, place: Int?) {
      self.letter = letter
      self.title = title
      self.place = place
    }
  }

  /// A member: its name, a short form for narrow tiles, its place, and one state an area.
  public struct Tile: Sendable, Hashable {
    /// The short name.
    public var title: String
    /// What stands for the name where a tile is too narrow for it.
    public var code: String
    /// The column and row; `nil` for a member without a place.
    public var place: Place?
    /// One state an area, in their order.
    public var states: [CellState]

    /// Makes a tile.
    public init(title: String, code: String, place: Place?, states: [CellState]) {
      self.title = title
      self.code = code
      self.place = place
      self.states = states
    }
  }

  /// A place on the grid, counted from any number.
  public struct Place: Sendable, Hashable {
    /// The column.
    public var column: Int
    /// The row.
    public var row: Int

    /// Makes a place.
    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// The name of the chart's files.
  public let name = "tile-grid"
  /// The words around the data.
  public var texts: ChartTexts
  /// The areas, in the order of the marks.
  public var areas: [Area]
  /// In the order to be shown where they have no place.
  public var tiles: [Tile]
  /// The legend of the states; its ramp is not shown.
  public var legend: HeatmapLegend
  /// What the members without a place are called.
  public var unplacedHead: String
  /// The columns of the grid, where they are others than those of the tiles.
  var span: ClosedRange<Int>?

  /// Makes a grid; states beyond the areas are not shown, missing ones are not applicable. Of two tiles with one place
  /// the second has none.
  public init(texts: ChartTexts, areas: [Area], tiles: [Tile], legend: HeatmapLegend, unplacedHead: String) {
    self.texts = texts
    self.areas = areas
    self.legend = legend
    self.unplacedHead = unplacedHead
    var taken: Set<Place> = []
    self.tiles = tiles.map { tile in
      var tile = tile
      if let place = tile.place, !taken.insert(place).inserted { tile.place = nil }
      return tile
    }
  }

  /// The number of data points to show.
  public var dataPoints: Int { areas.count * tiles.count }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    var shortest: Scene?
    // Names of two lines where they fit; on a page that is full and within a text, of one line, and then codes alone.
    for nameLines in page.isWithinText ? [1, 0] : [2, 1, 0] {
      let layout = TileLayout(self, frame, nameLines: nameLines, ruler)
      var builder = SceneBuilder(measuring: ruler)
      let top = layout.drawKey(top: frame.open(&builder, right: layout.right), &builder)
      let scene = frame.close(&builder, bottom: layout.drawTiles(top: top, &builder), right: layout.right)
      let fits = scene.width <= page.width && (page.minimumHeight == 0 || scene.height <= page.preferredHeight)
      if fits { return scene }
      if shortest.map({ (scene.width, scene.height) < ($0.width, $0.height) }) ?? true { shortest = scene }
    }
    return shortest ?? Scene(width: page.width, height: page.minimumHeight, items: [])
  }
}
