/// The unit in which a file's line terminators are looked for.
enum TextUnit {
  case byte
  case littleEndian16
  case bigEndian16

  /// The bytes of one unit.
  var width: Int { self == .byte ? 1 : 2 }
}
