import Diagnostics
import Glibc

/// Owns a converter of the C library from a named encoding to UTF-8.
final class IconvDecoder: SliceDecoder {
  private let converter: OwnedConverter
  private var output = [UInt8](repeating: 0, count: 4096)
  /// The bytes of a character that the end of the last slice cut in two, and the place of the first.
  private var pending: [UInt8] = []
  private var pendingOffset = 0

  /// Opens a converter; the encoding must agree with ASCII, for lines and quotes are found by their bytes.
  init(encoding: String) throws(Failure) {
    // An empty name would mean the locale's encoding, and a slash would switch transliteration on.
    let isPlain = encoding.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    guard !encoding.isEmpty, isPlain else { throw Failure(.unknownEncoding(encoding)) }
    guard let handle = unsafe iconv_open("UTF-8", encoding), Int(bitPattern: handle) != -1 else {
      let code = errno
      if code == EINVAL { throw Failure(.unknownEncoding(encoding)) }
      throw Failure(.inputOutput(operation: "opening the encoding", error: SystemError.text(for: code)))
    }
    unsafe converter = OwnedConverter(handle: handle)
    guard try agreesWithASCII() else { throw Failure(.unknownEncoding(encoding)) }
  }

  func reset() {
    // Without buffers the call only clears the state, which cannot fail.
    _ = unsafe iconv(converter.handle, nil, nil, nil, nil)
    pending.removeAll()
  }

  func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, into text: inout [UInt8], faults: inout TextFaults
  ) throws(Failure) {
    var nulSearch = 0
    while nulSearch < bytes.count, let start = bytes.baseAddress,
      let place = unsafe memchr(start + nulSearch, 0, bytes.count - nulSearch)
    {
      let index = unsafe UnsafeRawPointer(place) - start
      faults.addNul(at: offset + index)
      nulSearch = index + 1
    }
    if pending.isEmpty {
      unsafe try convert(bytes, at: offset, into: &text, faults: &faults)
    } else {
      unsafe pending.append(contentsOf: bytes)
      let joined = pending
      let start = pendingOffset
      pending.removeAll()
      // Typed throws do not pass through the array's own call, so the outcome is carried out of it.
      let outcome: Result<Void, Failure> = unsafe joined.withUnsafeBytes { all in
        do throws(Failure) {
          return .success(unsafe try convert(all, at: start, into: &text, faults: &faults))
        } catch {
          return .failure(error)
        }
      }
      try outcome.get()
    }
  }

  func finish(into text: inout [UInt8], faults: inout TextFaults) throws(Failure) {
    if !pending.isEmpty {
      faults.isCutOff = true
      faults.addUndecodable(at: pendingOffset)
      text.append(TextFaults.marker)
      pending.removeAll()
    }
    // Some converters hold the last character back in case a combining one follows.
    let (code, made) = unsafe output.withUnsafeMutableBytes { room in
      var to = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self)
      var toLeft = room.count
      let failed = unsafe iconv(converter.handle, nil, nil, &to, &toLeft) == -1
      return (failed ? errno : 0, room.count - toLeft)
    }
    guard code == 0 else { throw Self.failure(code) }
    text.append(contentsOf: output[..<made])
  }

  private func convert(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, into text: inout [UInt8], faults: inout TextFaults
  ) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
      let step = unsafe step(rest)
      text.append(contentsOf: output[..<step.made])
      done += step.used
      switch step.code {
      case 0, E2BIG: break
      case EILSEQ:
        faults.addUndecodable(at: offset + done)
        text.append(TextFaults.marker)
        done += 1
      case EINVAL:
        unsafe pending.append(contentsOf: bytes[done...])
        pendingOffset = offset + done
        return
      default: throw Self.failure(step.code)
      }
    }
  }

  private func step(_ bytes: UnsafeRawBufferPointer) -> (code: Int32, used: Int, made: Int) {
    unsafe output.withUnsafeMutableBytes { room in
      // iconv declares its input mutable and does not change it.
      var from = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var fromLeft = bytes.count
      var to = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self)
      var toLeft = room.count
      let failed = unsafe iconv(converter.handle, &from, &fromLeft, &to, &toLeft) == -1
      return (failed ? errno : 0, bytes.count - fromLeft, room.count - toLeft)
    }
  }

  private func agreesWithASCII() throws(Failure) -> Bool {
    // The escape and shift sequences are those of ISO 2022, in which quotes and commas are parts of other characters.
    let plain = [UInt8](0..<128)
    let shifts: [[UInt8]] = [[0x1B, 0x24, 0x42], [0x1B, 0x24, 0x29, 0x43], [0x1B, 0x24, 0x29, 0x41], [0x0E], [0x0F]]
    for sample in [plain] + shifts.map({ $0 + plain[0x22...0x2D] }) {
      reset()
      var text: [UInt8] = []
      var faults = TextFaults()
      for byte in sample {
        let outcome: Result<Void, Failure> = unsafe withUnsafeBytes(of: byte) { one in
          do throws(Failure) {
            return .success(unsafe try decode(one, at: 0, into: &text, faults: &faults))
          } catch {
            return .failure(error)
          }
        }
        try outcome.get()
      }
      try finish(into: &text, faults: &faults)
      if text != sample { return false }
    }
    reset()
    return true
  }

  private static func failure(_ code: Int32) -> Failure {
    Failure(.inputOutput(operation: "decoding", error: SystemError.text(for: code)))
  }
}

/// Closes a converter when it goes.
@safe private struct OwnedConverter: ~Copyable {
  let handle: iconv_t

  deinit {
    // The converter holds no output of ours, so a failure to close loses nothing.
    _ = unsafe iconv_close(handle)
  }
}
