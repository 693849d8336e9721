import Charting
import Registry

/// Every member at its place of the tile grid, with a mark for each area.
struct TilesChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> TileGrid {
    var kinds: [CellLook.Kind] = []
    let places = Dictionary(page.registry.tiles.map { ($0.party, $0) }) { first, _ in first }
    let tiles = page.states.map { state -> TileGrid.Tile in
      let states = page.areas.map { area -> CellState in
        let status = page.tables.row("coverage_by_state", state, area.code)?.text("status") ?? ""
        let kind = CellLook.kind(status) ?? .notApplicable
        kinds.append(kind)
        // The mark says that activity is recorded, not how much of it.
        return kind == .active ? .count(1) : kind.state
      }
      let place = places[state].map { TileGrid.Place(column: $0.column, row: $0.row) }
      return TileGrid.Tile(
        title: page.chartName(state), code: page.notes.mark(of: state).map { "\(state) (\($0))" } ?? state,
        place: place, states: states)
    }
    let lexicon = page.lexicon
    let titles = page.areas.map { page.areaTitle($0.code) }
    let letters = TilesChart.letters(titles)
    return TileGrid(
      texts: texts,
      areas: page.areas.enumerated().map { place, area in
        TileGrid.Area(letter: letters[place], title: titles[place], place: page.registry.place(ofArea: area.code))
      }, tiles: tiles,
      legend: page.chartLegend(kinds, rampTitle: "", labels: [], active: "", areaOnly: nil),
      unplacedHead: lexicon.plain("tiles.unplaced"))
  }

  /// The first letters of the titles where they differ, else figures.
  static func letters(_ titles: [String]) -> [String] {
    let letters = titles.map { $0.prefix(1).uppercased() }
    return Set(letters).count == titles.count && !letters.contains("")
      ? letters : titles.indices.map { String($0 + 1) }
  }
}
