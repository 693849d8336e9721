import Charting
import Foundation
import Testing

/// Small charts as text, compared with files beside this one.
///
/// With `RECORD=1` in the environment the files are written anew, and the run fails.
struct SnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  private func compare(_ scene: Scene, _ name: String) throws {
    let file = Self.folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try scene.text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent)")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let lines = scene.text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(lines, expectedLines).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name).txt:\(number + 1): expected “\(pair.1)”, got “\(pair.0)”")
      return
    }
    #expect(lines.count == expectedLines.count)
  }

  @Test func heatmap() throws {
    try compare(Samples.smallHeatmap().scene(measuring: PlainRuler(), page: .a4Landscape), "heatmap")
  }

  @Test func heatmapOnAPhone() throws {
    try compare(Samples.smallHeatmap().scene(measuring: PlainRuler(), page: PageSize(width: 268.5)), "heatmap-phone")
  }

  @Test func matrix() throws {
    try compare(Samples.smallMatrix().scene(measuring: PlainRuler(), page: .a4Landscape), "matrix")
  }

  @Test func bars() throws {
    try compare(Samples.smallBars().scene(measuring: PlainRuler(), page: .a4Landscape), "bars")
  }

  @Test func coordinators() throws {
    try compare(Samples.smallCoordinators().scene(measuring: PlainRuler(), page: .a4Landscape), "coordinators")
  }

  @Test func findings() throws {
    try compare(Samples.smallFindings().scene(measuring: PlainRuler(), page: .a4Landscape), "findings")
  }

  @Test func ladder() throws {
    try compare(Samples.smallLadder().scene(measuring: PlainRuler(), page: .a4Landscape), "ladder")
  }

  @Test func panels() throws {
    try compare(Samples.smallPanels().scene(measuring: PlainRuler(), page: .a4Landscape), "panels")
  }

  @Test func steps() throws {
    try compare(Samples.smallSteps().scene(measuring: PlainRuler(), page: .a4Landscape), "steps")
  }

  @Test func dumbbell() throws {
    try compare(Samples.smallDumbbell().scene(measuring: PlainRuler(), page: .a4Landscape), "dumbbell")
  }

  @Test func plan() throws {
    try compare(Samples.smallPlan().scene(measuring: PlainRuler(), page: .a4Landscape), "plan")
  }

  @Test func planInLanes() throws {
    try compare(Samples.manyPlans().scene(measuring: PlainRuler(), page: .a4Landscape), "plan-lanes")
  }

  @Test func grid() throws {
    try compare(Samples.smallGrid().scene(measuring: PlainRuler(), page: .a4Landscape), "grid")
  }

  @Test func attendance() throws {
    try compare(Samples.smallAttendance().scene(measuring: PlainRuler(), page: .a4Landscape), "attendance")
  }

  @Test func tiles() throws {
    try compare(Samples.smallTiles().scene(measuring: PlainRuler(), page: .a4Landscape), "tiles")
  }

  @Test func everyShapeHasALine() {
    let box = Rectangle(x: 1, y: 2.5, width: 3, height: 4.125)
    let shapes: [Shape] = [
      .rectangle(box, fill: Palette.ink), .frame(box, line: 0.75, colour: Palette.ink, dashed: true),
      .rounded(box, radius: 2, fill: Palette.ink), .circle(centre: Point(1, -2), radius: 3, fill: Palette.ink),
      .polygon([Point(0, 0), Point(1, 0), Point(0, 1)], fill: Palette.ink),
      .line(from: Point(0, 0), to: Point(9, 9), width: 1, colour: Palette.ink), .hatch(box, colour: Palette.hatch),
      .slot(box),
    ]
    var scene = Scene(width: 10, height: 20.05, items: shapes.map { SceneItem($0) })
    scene.items[0].mark = "cell 0,0"
    #expect(
      scene.text == """
        scene 10 × 20.05
        rectangle 1,2.5 3×4.13 #16202A  [cell 0,0]
        frame 1,2.5 3×4.13 line 0.75 #16202A dashed
        rounded 1,2.5 3×4.13 radius 2 #16202A
        circle 1,-2 radius 3 #16202A
        polygon 0,0 1,0 0,1 #16202A
        line 0,0 to 9,9 width 1 #16202A
        hatch 1,2.5 3×4.13 #8A96A2
        slot 1,2.5 3×4.13

        """)
  }
}
