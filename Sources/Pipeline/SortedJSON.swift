import Diagnostics
import Foundation

/// JSON as the program writes it: keys in snake case and sorted, so that the same values give the same bytes.
public enum SortedJSON {
  /// A value as one line without its line feed, for programs.
  public static func line(_ value: some Encodable) throws(Failure) -> String {
    String(decoding: try bytes(value), as: UTF8.self)
  }

  /// A value as a file that people may read too.
  ///
  /// - Parameter keysAsGiven: whether keys are written as they are, where somebody else's format names them.
  static func file(_ value: some Encodable, keysAsGiven: Bool = false) throws(Failure) -> [UInt8] {
    try bytes(value, isIndented: true, keysAsGiven: keysAsGiven) + [0x0A]
  }

  /// A value as bytes.
  static func bytes(
    _ value: some Encodable, isIndented: Bool = false, keysAsGiven: Bool = false
  ) throws(Failure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.keyEncodingStrategy = keysAsGiven ? .useDefaultKeys : .convertToSnakeCase
    do {
      return Array(try encoder.encode(value))
    } catch {
      throw Failure(.identityBroken("JSON was not written: \(error)"))
    }
  }

  /// Reads what was written so; `nil` where it is none of the type.
  static func value<Value: Decodable>(_ type: Value.Type, from data: Data) -> Value? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(type, from: data)
  }
}
