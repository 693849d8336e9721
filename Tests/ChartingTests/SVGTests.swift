import Foundation
import Testing

@testable import Charting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Scenes as SVG")
struct SVGTests {
  /// What a parser of XML finds.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var texts: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      elements.append((name, attributes))
      text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if ["text", "title", "desc"].contains(name) { texts.append(text) }
      text = ""
    }
  }

  private func read(_ svg: String) throws -> Reader {
    let parser = XMLParser(data: Data(svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
    return reader
  }

  private func file(_ scene: Scene) -> String {
    scene.svg(name: "c", title: "T", description: "D", as: .file)
  }

  @Test("Every shape and every text of a chart is there, in order, and its title and description first")
  func chart() throws {
    let scene = Samples.smallHeatmap().scene(measuring: PlainRuler(), page: .a4Landscape)
    let reader = try read(file(scene))
    let texts = scene.items.compactMap { item in
      if case .text(let text) = item.shape { text.text } else { nil }
    }
    #expect(reader.texts == ["T", "D"] + texts)
    let drawn = scene.items.count { if case .slot = $0.shape { false } else { true } }
    let other: Set = ["svg", "title", "desc", "defs", "pattern", "path"]
    #expect(reader.elements.count { !other.contains($0.name) } == drawn + 1)
    let root = try #require(reader.elements.first)
    #expect(root.attributes["viewBox"]?.hasPrefix("0 0 841.5 ") == true)
    #expect(root.attributes["aria-labelledby"] == "c-title c-desc")
  }

  @Test("Text that looks like markup stays text; what XML forbids is replaced")
  func hostile() throws {
    let text = "<script>&\"'</text>\u{1}\u{202E}]]>"
    let shape = TextShape(
      text: text, at: Point(1, 2), style: TextStyle(size: 9), colour: Palette.ink, width: 40)
    let scene = Scene(width: 100, height: 50, items: [SceneItem(.text(shape))])
    let svg = scene.svg(name: "c", title: "<b>", description: "&", as: .file)
    #expect(!svg.contains("<script>"))
    #expect(try read(svg).texts == ["<b>", "&", "<script>&\"'</text>\u{FFFD}\u{202E}]]>"])
  }

  @Test("Only what is thick enough has crisp edges: a thin rule would vanish where the picture is shown smaller")
  func crisp() throws {
    let scene = Scene(
      width: 30, height: 20,
      items: [
        SceneItem(.rectangle(Rectangle(x: 1, y: 2, width: 9, height: 0.75), fill: Palette.rule)),
        SceneItem(.rectangle(Rectangle(x: 1, y: 4, width: 9, height: 3), fill: Palette.rule)),
      ])
    let crisp = try read(file(scene)).elements.filter { $0.name == "rect" }.map { $0.attributes["shape-rendering"] }
    #expect(crisp == [nil, nil, "crispEdges"].suffix(crisp.count))
  }

  @Test("Each shape has its element, and a hatch its lines under an id of the chart")
  func shapes() throws {
    let box = Rectangle(x: 1, y: 2, width: 3, height: 4)
    let scene = Scene(
      width: 30, height: 20,
      items: [
        .rectangle(box, fill: Palette.ink), .frame(box, line: 1, colour: Palette.ink, dashed: true),
        .rounded(box, radius: 1, fill: Palette.ink), .circle(centre: Point(5, 6), radius: 2, fill: Palette.ink),
        .polygon([Point(0, 0), Point(1, 0), Point(1, 1.25)], fill: Palette.ink),
        .line(from: Point(0, 0), to: Point(9, 9), width: 0.75, colour: Palette.ink),
        .hatch(box, colour: Palette.hatch), .hatch(box, colour: Palette.hatch),
        .hatch(Rectangle(x: 9, y: 2, width: 8, height: 6), colour: Palette.hatch), .slot(box),
      ].map { SceneItem($0) })
    let reader = try read(file(scene))
    #expect(
      reader.elements.map(\.name) == [
        "svg", "title", "desc", "defs", "path", "path", "rect", "rect", "rect", "rect", "circle", "polygon", "line",
        "use", "use", "use",
      ])
    #expect(reader.elements[4...5].map { $0.attributes["id"] } == ["c-hatch1", "c-hatch2"])
    #expect(reader.elements[13...].map { $0.attributes["xlink:href"] } == ["#c-hatch1", "#c-hatch1", "#c-hatch2"])
    #expect(reader.elements[15].attributes["x"] == "9")
    #expect(reader.elements[8].attributes["x"] == "1.5", "an outline lies inside its box")
    #expect(reader.elements[8].attributes["stroke-dasharray"] != nil)
    #expect(reader.elements[11].attributes["points"] == "0,0 1,0 1,1.25")
  }

  @Test("An element of a page has no namespace and the page's class")
  func inline() {
    let scene = Scene(width: 30, height: 20, items: [])
    let svg = scene.svg(name: "c", title: "T", description: "D", as: .element(pixelsPerPoint: 11.0 / 7))
    #expect(svg.hasPrefix("<svg class=\"chart\" viewBox=\"0 0 30 20\" width=\"47.14\" height=\"31.43\""))
  }

  @Test(
    "The lines of a hatch lie within their box, one beside the other, and cover about a quarter of it",
    arguments: [(20.0, 9.0), (77.25, 11.25), (28.5, 12), (9, 30), (3, 4)])
  func hatchLines(width: Double, height: Double) throws {
    let path = HatchLines.path(width: width, height: height)
    let lines = path.split(separator: "M").map { line in
      line.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
    }
    var sums: [Double] = []
    var length = 0.0
    for line in lines {
      try #require(line.count == 4 && line[2] > 0 && line[3] == -line[2])
      #expect(line[0] > 0 && line[1] - line[2] > 0 && line[0] + line[2] < width && line[1] < height)
      sums.append(line[0] + line[1])
      length += line[2] * 2.0.squareRoot()
    }
    #expect(zip(sums, sums.dropFirst()).allSatisfy { abs($1 - $0 - 3.75) < 0.02 })
    #expect(abs(length * HatchLines.width / (width * height) - 0.256) < 0.08)
  }
}
