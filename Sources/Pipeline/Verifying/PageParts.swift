import Foundation

/// A page as its text and the pictures that stand in it.
struct PageParts {
  /// The text, with nothing where the pictures stand.
  private(set) var text: [UInt8] = []
  /// The PNG files.
  private(set) var pictures: [[UInt8]] = []

  private static let mark = Array("data:image/png;base64,".utf8)

  init(_ page: [UInt8]) {
    let data = Data(page)
    var rest = data.startIndex
    while let found = data.range(of: Data(Self.mark), in: rest..<data.endIndex) {
      text += data[rest..<found.upperBound]
      let end =
        data[found.upperBound...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ")") } ?? data.endIndex
      pictures.append(Array(Data(base64Encoded: data[found.upperBound..<end]) ?? Data()))
      rest = end
    }
    text += data[rest...]
  }
}
