import Glibc

/// An array for millions of small elements, in pages of its own: large ones where there are many.
///
/// Memory that grows by small pages costs more time than what is written to it. A copy shares its memory until one of
/// the two is changed.
public struct PageArray<Element: BitwiseCopyable>: @unchecked Sendable {
  /// Owns the memory.
  @usableFromInline
  final class Storage {
    let start: UnsafeMutablePointer<Element>
    let byteCount: Int

    init(byteCount: Int) {
      // As `Array` does where there is no memory, this ends the process: nothing could go on.
      guard let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        memory != MAP_FAILED
      else { preconditionFailure("no memory for \(byteCount) bytes") }
      if byteCount >= 1 << 21 { _ = madvise(memory, byteCount, MADV_HUGEPAGE) }
      start = memory.assumingMemoryBound(to: Element.self)
      self.byteCount = byteCount
    }

    deinit { munmap(start, byteCount) }
  }

  @usableFromInline var storage: Storage?
  @usableFromInline var start: UnsafeMutablePointer<Element>?
  @usableFromInline var capacity = 0
  @usableFromInline var used = 0

  /// The number of elements.
  @inlinable @inline(__always)
  public var count: Int { used }

  /// Makes an array without elements or memory.
  public init() {}

  /// Makes an array of elements all of whose bytes are 0.
  public init(zeroes count: Int) {
    take(Storage(byteCount: count * MemoryLayout<Element>.stride))
    used = count
  }

  /// The elements, to be looked at.
  @inlinable @inline(__always)
  public var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  /// An element.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    return start.unsafelyUnwrapped[index]
  }

  /// Changes an element in its place.
  @inlinable @inline(__always)
  public mutating func change<Result>(_ index: Int, _ body: (inout Element) -> Result) -> Result {
    precondition(index >= 0 && index < count)
    makeUnique()
    return body(&start.unsafelyUnwrapped[index])
  }

  /// Adds an element.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    reserve(count + 1)
    start.unsafelyUnwrapped[count] = element
    used += 1
  }

  /// Adds elements.
  @inlinable
  public mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, !elements.isEmpty else { return }
    reserve(count + elements.count)
    (start.unsafelyUnwrapped + count).update(from: source, count: elements.count)
    used += elements.count
  }

  /// Makes room for so many elements.
  @inlinable @inline(__always)
  public mutating func reserve(_ wanted: Int) {
    if wanted > capacity { grow(to: max(wanted, capacity * 2)) } else { makeUnique() }
  }

  @inlinable @inline(__always)
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { grow(to: capacity) }
  }

  @usableFromInline @inline(never)
  mutating func grow(to wanted: Int) {
    let page = 1 << 14
    let byteCount = (max(wanted, 1) * MemoryLayout<Element>.stride + page - 1) / page * page
    let larger = Storage(byteCount: byteCount)
    if let start, count > 0 { larger.start.update(from: start, count: count) }
    take(larger)
  }

  private mutating func take(_ new: Storage) {
    storage = new
    start = new.start
    capacity = new.byteCount / MemoryLayout<Element>.stride
  }
}
