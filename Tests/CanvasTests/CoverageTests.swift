import Charting
import Testing

@testable import Canvas

/// Shapes cover exactly the area they should.
struct CoverageTests {
  private func area(_ points: [(x: Double, y: Double)]) throws -> Double {
    var coverage = try #require(Coverage(holding: points, in: (200, 200)))
    coverage.add(points)
    var sum = 0
    for row in 0..<coverage.height { sum += coverage.levels(row: row).reduce(0) { $0 + Int($1) } }
    return Double(sum) / 15
  }

  @Test func rectanglesAndTriangles() throws {
    #expect(try area([(10, 10), (20, 10), (20, 15), (10, 15)]) == 50)
    #expect(try abs(area([(10.5, 10), (20.5, 10), (20.5, 15), (10.5, 15)]) - 50) < 0.5)
    #expect(try abs(area([(10, 10), (40, 10), (10, 50)]) - 600) < 2)
    // The direction of the corners does not matter.
    #expect(try area([(10, 15), (20, 15), (20, 10), (10, 10)]) == 50)
  }

  @Test(arguments: [1.5, 2.6, 7, 30]) func circles(radius: Double) throws {
    let exact = Double.pi * radius * radius
    let drawn = try area(Outlines.circle(x: 60.3, y: 50.7, radius: radius))
    #expect(abs(drawn - exact) < exact * 0.02 + 0.2)
  }

  @Test func circlesAreRound() throws {
    let points = Outlines.circle(x: 50, y: 50, radius: 10)
    var coverage = try #require(Coverage(holding: points, in: (100, 100)))
    coverage.add(points)
    let rows = (0..<20).map { Array(coverage.levels(row: $0).prefix(20)) }
    for y in 0..<20 {
      for x in 0..<20 {
        #expect(abs(Int(rows[y][x]) - Int(rows[x][y])) <= 1)
        #expect(abs(Int(rows[y][x]) - Int(rows[19 - y][x])) <= 1)
      }
    }
  }

  @Test func linesAreAsThickAsTheySay() throws {
    let line = Outlines.line(from: (10, 20), to: (70, 100), width: 1.5)
    #expect(try abs(area(line) - 150) < 3)
    #expect(Outlines.line(from: (1, 1), to: (1, 1), width: 2).isEmpty)
  }

  @Test func roundCornersTakeAwayTheirPart() throws {
    let box = Outlines.rounded(x: 10, y: 10, width: 40, height: 20, radius: 6)
    #expect(try abs(area(box) - (800 - (4 - Double.pi) * 36)) < 3)
    #expect(try abs(area(Outlines.rounded(x: 10, y: 10, width: 40, height: 20, radius: 0)) - 800) < 1)
  }

  @Test func whatReachesOutIsCutOff() throws {
    // Ten thousand pixels in every direction, of which the picture shows 200 × 200.
    let far = 10_000.0
    #expect(try area([(-far, -far), (far, -far), (far, far), (-far, far)]) >= 200 * 200)
    #expect(try abs(area([(-50, 10), (20, 10), (20, 15), (-50, 15)]) - 100) < 0.5)
    #expect(try abs(area([(-20, -20), (20, 20), (-20, 20)]) - 200) < 3)
  }

  @Test func whatIsOutsideIsNotDrawn() {
    #expect(Coverage(holding: [(300, 0), (310, 0), (310, 9)], in: (200, 200)) == nil)
    #expect(Coverage(holding: [(0, 0), (.nan, 0), (1, 1)], in: (200, 200)) == nil)
    #expect(Coverage(holding: [], in: (200, 200)) == nil)
  }

  @Test(arguments: [1, 2]) func hatchesRepeatAndCoverAQuarter(density: Int) {
    let pattern = HatchPattern(density: density)
    var sum = 0
    for x in 0..<100 {
      for y in 0..<100 {
        let rows = pattern.rows(x: x, y: y, count: 2)
        sum += Int(rows[0][0])
        #expect(rows[0][1] == rows[1][0])
      }
    }
    #expect(abs(Double(sum) / 150_000 - 0.9 * 2.0.squareRoot() / 5) < 0.02)
  }

  @Test(arguments: 1...80) func dashesStartAndEndWhole(length: Int) {
    for density in 1...2 {
      let pieces = Dashes.pieces(length: length, density: density)
      #expect(pieces.first?.lowerBound == 0)
      #expect(pieces.last?.upperBound == length)
      for (one, next) in zip(pieces, pieces.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
    }
  }

  @Test func fullCoverageIsTheColourItself() {
    #expect(Blend.mix(0xFFFFFF, Palette.ink, 15, of: 15) == 0x16202A)
    #expect(Blend.mix(0x123456, Palette.ink, 0, of: 15) == 0x123456)
    #expect(Blend.mix(0xFFFFFF, Colour(0x08306B), 7, of: 7) == 0x08306B)
  }
}
