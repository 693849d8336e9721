/// One change to one place of the good file.
struct Mutation: CustomStringConvertible {
  enum Kind: Equatable {
    case insertQuote, insertDelimiter, insertNUL, insertInvalid, delete
    /// Puts other bytes where a line end stands.
    case replaceLineEnd([UInt8])
  }

  let kind: Kind
  /// The place in the body of the file.
  let place: Int

  var description: String { "\(kind) at \(place)" }

  /// Every change of a kind that is one.
  static func all(_ kind: Kind, of file: GoodFile) -> [Mutation] {
    file.body.indices.filter { place in
      guard case .replaceLineEnd(let bytes) = kind else { return true }
      let role = file.body[place].role
      return (role == .innerLineEnd || role == .terminator) && bytes != file.lineEnd
    }.map { Mutation(kind: kind, place: $0) }
  }

  /// Whether a row no longer ends where it did.
  func removesRecordEnd(of file: GoodFile) -> Bool {
    guard file.body[place].role == .terminator else { return false }
    return kind == .replaceLineEnd([0x20]) || kind == .delete && file.lineEnd.count == 1
  }

  /// The file with the change.
  func bytes(of file: GoodFile) -> [UInt8] {
    var bytes = file.bytes
    let place = file.headerBytes.count + place
    switch kind {
    case .insertQuote: bytes.insert(UInt8(ascii: "\""), at: place)
    case .insertDelimiter: bytes.insert(UInt8(ascii: ","), at: place)
    case .insertNUL: bytes.insert(0x00, at: place)
    case .insertInvalid: bytes.insert(0xFF, at: place)
    case .delete: bytes.remove(at: place)
    case .replaceLineEnd(let other): bytes.replaceSubrange(place..<place + file.lineEnd.count, with: other)
    }
    return bytes
  }
}

extension [UInt8] {
  /// The number of line ends; CRLF is one.
  var lineEndCount: Int {
    indices.count { place in
      switch self[place] {
      case 0x0D: true
      case 0x0A: place == 0 || self[place - 1] != 0x0D
      default: false
      }
    }
  }
}
