import Charting
import Glibc
import Testing

@testable import Canvas

/// The states of a cell as they are drawn, seen without one kind of cone and in grey.
struct CellStateSightTests {
  /// The seven states; each is another thing.
  private static let states: [(name: String, state: CellState)] = [
    ("zero", .zero), ("nil", .nilReturn), ("not reported", .notReported), ("not applicable", .notApplicable),
    ("quarantined", .quarantined), ("pending", .pending), ("not collected", .notCollected),
  ]

  enum Sight: String, CaseIterable {
    case protan, deutan, tritan, grey, usual

    /// Rows of the matrix from linear red, green and blue to what is seen (Machado, Oliveira and Fernandes 2009).
    var matrix: [[Double]] {
      switch self {
      case .protan:
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
      case .deutan:
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
      case .tritan:
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
      case .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      }
    }

    /// The luminance that is left of a colour.
    func luminance(_ colour: UInt32) -> Double {
      let linear = [colour >> 16, colour >> 8, colour].map { channel -> Double in
        let value = Double(channel & 0xFF) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      let seen = matrix.map { row in min(max(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
      return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    }
  }

  /// Square points in which two cells of one size differ by a contrast of 2 : 1 or more.
  private func difference(_ one: [UInt32], _ other: [UInt32], _ sight: Sight) -> Double {
    let pixels = zip(one, other).count { first, second in
      if first == second { return false }
      let lights = [sight.luminance(first), sight.luminance(second)].sorted()
      return (lights[1] + 0.05) / (lights[0] + 0.05) >= 2
    }
    return Double(pixels) * 72 * 72 / (192 * 192)
  }

  private func check(_ cells: [[UInt32]], _ sight: Sight, least: Double, _ context: String) {
    for (index, one) in Self.states.enumerated() {
      for (place, other) in Self.states.enumerated().dropFirst(index + 1) {
        let area = difference(cells[index], cells[place], sight)
        #expect(area >= least, "\(context): \(one.name) and \(other.name) differ in \(area) square points")
      }
    }
  }

  // The pixels of boxes of a scene at density 2.
  private func pixels(of boxes: [Rectangle], in scene: Scene, _ chart: some Chart) throws -> [[UInt32]] {
    let painter = try Fixtures.painter()
    let picture = try painter.png(
      of: scene, name: chart.name, texts: chart.texts, dataPoints: chart.dataPoints, density: 2)
    let image = try GDImage(png: picture.bytes)
    return boxes.map { box in
      let scale = 192.0 / 72
      let (left, top) = (Int((box.x * scale).rounded()), Int((box.y * scale).rounded()))
      let (width, height) = (Int((box.width * scale).rounded()), Int((box.height * scale).rounded()))
      return (0..<width * height).map { image.colour(x: left + $0 % width, y: top + $0 / width) & 0xFFFFFF }
    }
  }

  private func box(of mark: String, in scene: Scene) throws -> Rectangle {
    let item = try #require(scene.items.first { $0.mark == mark })
    guard case .rectangle(let box, _) = item.shape else {
      throw CanvasError.library(operation: "no rectangle", message: mark)
    }
    return box
  }

  // Zeros fill their cells: they say where those of the row above are.
  @Test("Cells of heatmaps and matrices", arguments: Sight.allCases, [7, 32])
  func cells(sight: Sight, columns: Int) throws {
    let painter = try Fixtures.painter()
    let states = Self.states.map { Optional($0.state) }
    let grid = MemberGrid(
      name: "states", texts: Fixtures.texts, rowHead: "",
      columns: (0..<columns).map { _ in .init(title: "A") },
      rows: [.init(title: "A", cells: states), .init(title: "B", cells: states.map { _ in .zero })],
      legend: HeatmapLegend(
        rampTitle: "", entries: [], words: CellWords(nilReturn: "nil", pending: "pend.")), groupEvery: 0)
    let scene = try painter.scene(of: grid)
    let zero = try box(of: "cell 0,0", in: scene)
    let boxes = try states.indices.map { index -> Rectangle in
      let below = try box(of: "cell 1,\(index)", in: scene)
      return Rectangle(x: below.x, y: zero.y, width: below.width, height: below.height)
    }
    try check(pixels(of: boxes, in: scene, grid), sight, least: 4, "\(sight.rawValue), \(columns) columns")
  }

  @Test("Marks of a tile, which are the smallest", arguments: Sight.allCases)
  func marks(sight: Sight) throws {
    let painter = try Fixtures.painter()
    let states = Self.states.map(\.state)
    let tiles = TileGrid(
      texts: Fixtures.texts,
      areas: states.indices.map { .init(letter: "\($0)", title: "Area \($0)", place: $0) },
      tiles: [
        .init(title: "A", code: "A", place: .init(column: 1, row: 1), states: states),
        .init(title: "B", code: "B", place: .init(column: 1, row: 2), states: states.map { _ in .count(1) }),
      ], legend: HeatmapLegend(rampTitle: "", entries: [], words: CellWords(nilReturn: "", pending: "")),
      unplacedHead: "")
    let scene = try painter.scene(of: tiles)
    let first = try box(of: "tile 0,0", in: scene)
    let second = try box(of: "tile 1,0", in: scene)
    let boxes = try states.indices.map { index -> Rectangle in
      let below = try box(of: "tile 1,\(index)", in: scene)
      return Rectangle(x: below.x, y: below.y - second.y + first.y, width: below.width, height: below.height)
    }
    try check(pixels(of: boxes, in: scene, tiles), sight, least: 4, "tiles, \(sight.rawValue)")
  }

  @Test("Cells that look the same are found to")
  func same() {
    let cell: [UInt32] = [0xFFFFFF, 0x16202A, 0xD0E1F2]
    #expect(difference(cell, cell, .usual) == 0)
    // Red and green of one luminance are two colours to most, and one to some.
    #expect(Sight.grey.luminance(0xFFFFFF) > 0.99)
    #expect(difference([0xFFFFFF], [0xF1F4F7], .grey) == 0)
  }
}
