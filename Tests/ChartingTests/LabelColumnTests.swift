import Testing

@testable import Charting

/// Labels beside the points they name.
struct LabelColumnTests {
  private func tops(_ middles: [Double], height: Double = 10, bottom: Double = 100) -> [Double] {
    LabelColumn.tops(
      middles: middles, heights: middles.map { _ in height }, gap: 2, top: 0, bottom: bottom)
  }

  @Test func labelsWithRoomStandAtTheirPoints() {
    #expect(tops([20, 60, 40]) == [15, 55, 35])
  }

  @Test func closeLabelsMakeRoomInTheOrderOfTheirPoints() {
    #expect(tops([20, 21, 20.5]) == [15, 39, 27])
    #expect(tops([100, 100]) == [78, 90])
    #expect(tops([0, 0]) == [0, 12])
  }

  @Test func tooManyRunOnBelow() {
    #expect(tops([50, 50, 50], bottom: 20) == [0, 12, 24])
    #expect(tops([]) == [])
  }

  @Test(arguments: 0..<50) func neverTouch(seed: UInt64) {
    var random = SeededNumbers(state: seed)
    let middles = (0..<12).map { _ in Double.random(in: 0...120, using: &random) }
    let heights = (0..<12).map { _ in Double.random(in: 4...30, using: &random) }
    let tops = LabelColumn.tops(middles: middles, heights: heights, gap: 2, top: 0, bottom: 120)
    let order = tops.indices.sorted { tops[$0] < tops[$1] }
    for (upper, lower) in zip(order, order.dropFirst()) {
      #expect(tops[upper] + heights[upper] + 1.999 <= tops[lower])
      #expect(middles[upper] <= middles[lower])
    }
  }
}
