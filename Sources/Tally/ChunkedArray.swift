import Glibc

/// An array for millions of small elements, in chunks of two megabytes: it grows without copying all but the first few.
///
/// An array that doubles touches twice the memory that it ends with, and a new page costs more time than what is
/// written to it. A copy shares its memory until one of the two is changed.
struct ChunkedArray<Element: BitwiseCopyable>: @unchecked Sendable {
  /// Owns the chunks.
  private final class Storage {
    /// The chunks in order; places without one are `nil`.
    let table: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>
    /// How many places there are: one for an array that has only a small first chunk.
    private let places: Int

    init(isSmall: Bool) {
      places = isSmall ? 1 : ChunkedArray.chunkLimit
      table = .allocate(capacity: places)
      table.initialize(repeating: nil, count: places)
      if isSmall {
        let memory = calloc(ChunkedArray.smallCount, MemoryLayout<Element>.stride)
        table[0] = Storage.checked(memory).assumingMemoryBound(to: Element.self)
      }
    }

    func addChunk(_ place: Int) {
      precondition(place < places, "no room in the tally")
      let memory = mmap(
        nil, ChunkedArray.chunkBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      table[place] = Storage.checked(memory == MAP_FAILED ? nil : memory).assumingMemoryBound(to: Element.self)
    }

    /// As `Array` does where there is no memory, this ends the process: nothing could go on.
    private static func checked(_ memory: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer {
      guard let memory else { preconditionFailure("no memory for the tally") }
      return memory
    }

    deinit {
      var place = 0
      while place < places, let chunk = table[place] {
        if places == 1 { Glibc.free(chunk) } else { munmap(chunk, ChunkedArray.chunkBytes) }
        place += 1
      }
      table.deallocate()
    }
  }

  private static var chunkBytes: Int { 1 << 21 }
  /// The elements of the first chunk of a small array, a multiple of any alignment: there may be thousands of such
  /// arrays, and a chunk of its own for each costs more than what is put into it.
  private static var smallCount: Int { max(16, (1 << 12) / MemoryLayout<Element>.stride & ~15) }
  private static var chunkLimit: Int { 1 << 12 }

  /// The elements of a chunk: the greatest power of two that fits.
  @inline(__always)
  static var chunkShift: Int { Int.bitWidth - 1 - (1 << 21 / MemoryLayout<Element>.stride).leadingZeroBitCount }

  private var storage: Storage?
  private var table: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?
  private var capacity = 0
  private var used = 0

  /// The number of elements.
  @inline(__always)
  var count: Int { used }

  /// Makes an array without elements or memory.
  init() {}

  /// An element.
  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < used)
    return address(index).pointee
  }

  /// Where an element stands, for as long as the array is not changed; its chunk goes on after it.
  @inline(__always)
  func address(_ index: Int) -> UnsafeMutablePointer<Element> {
    let chunk = table.unsafelyUnwrapped[index >> Self.chunkShift].unsafelyUnwrapped
    return chunk + (index & (1 << Self.chunkShift - 1))
  }

  /// Where elements stand, for as long as something holds their array and it does not grow.
  struct Places {
    fileprivate let table: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?

    @inline(__always)
    func address(_ index: Int) -> UnsafePointer<Element> {
      let chunk = table.unsafelyUnwrapped[index >> ChunkedArray.chunkShift].unsafelyUnwrapped
      return UnsafePointer(chunk + (index & (1 << ChunkedArray.chunkShift - 1)))
    }
  }

  /// Where the elements stand; unlike a copy it does not hold the array.
  @inline(__always)
  var places: Places { Places(table: table) }

  /// Changes an element in its place.
  @inline(__always)
  mutating func change<Result>(_ index: Int, _ body: (inout Element) -> Result) -> Result {
    precondition(index >= 0 && index < used)
    if !isKnownUniquelyReferenced(&storage) { copy() }
    return body(&address(index).pointee)
  }

  /// Adds an element.
  @inline(__always)
  mutating func append(_ element: Element) {
    if used == capacity { grow() } else if !isKnownUniquelyReferenced(&storage) { copy() }
    address(used).initialize(to: element)
    used += 1
  }

  /// Adds elements that stand together, in one chunk; returns the place of the first.
  ///
  /// They begin at a multiple of `alignment`. Elements that no longer fit into the last chunk begin the next one, and
  /// there may be at most as many as fit.
  mutating func append(together elements: UnsafeBufferPointer<Element>, alignment: Int) -> Int {
    guard let source = elements.baseAddress, !elements.isEmpty else { return used }
    precondition(elements.count <= 1 << Self.chunkShift)
    used = (used + alignment - 1) / alignment * alignment
    if used == capacity { grow() } else if !isKnownUniquelyReferenced(&storage) { copy() }
    while capacity - used < elements.count {
      if !isSmall { used = capacity }
      grow()
    }
    let place = used
    address(place).update(from: source, count: elements.count)
    used += elements.count
    return place
  }

  /// The memory after the last element in its chunk, which nothing else holds, and for how many elements it is.
  mutating func free() -> (next: UnsafeMutablePointer<Element>?, room: Int) {
    guard used < capacity else { return (nil, 0) }
    if !isKnownUniquelyReferenced(&storage) { copy() }
    return (address(used), capacity - used)
  }

  /// Counts elements that were written to the memory after the last one.
  mutating func extend(by count: Int) {
    precondition(count <= capacity - used)
    used += count
  }

  /// Whether the next element goes into the chunk of the one before.
  @inline(__always)
  var hasRoom: Bool { used < capacity }

  /// Takes the elements of another array over, which is empty afterwards; returns the place of the first.
  ///
  /// Nothing is copied where nothing else holds them; passed by value, they would be held by the caller too.
  mutating func take(_ other: inout ChunkedArray) -> Int {
    defer { other = ChunkedArray() }
    if capacity == 0 {
      self = other
      return 0
    }
    if isSmall { enlarge() } else if !isKnownUniquelyReferenced(&storage) { copy() }
    if other.isSmall { other.enlarge() } else if !isKnownUniquelyReferenced(&other.storage) { other.copy() }
    let place = capacity
    for chunk in 0..<other.capacity >> Self.chunkShift {
      table?[(capacity >> Self.chunkShift) + chunk] = other.table?[chunk]
      other.table?[chunk] = nil
    }
    capacity += other.capacity
    used = place + other.used
    return place
  }

  /// Whether there is only a small first chunk.
  private var isSmall: Bool { capacity == Self.smallCount }

  @inline(never)
  private mutating func grow() {
    if storage == nil {
      let storage = Storage(isSmall: true)
      self.storage = storage
      table = storage.table
      capacity = Self.smallCount
    } else if isSmall {
      enlarge()
    } else {
      if !isKnownUniquelyReferenced(&storage) { copy() }
      storage?.addChunk(capacity >> Self.chunkShift)
      capacity += 1 << Self.chunkShift
    }
  }

  /// Moves the elements of a small first chunk to a whole one.
  private mutating func enlarge() {
    replace(with: Storage(isSmall: false), chunks: 1)
    capacity = 1 << Self.chunkShift
  }

  @inline(never)
  private mutating func copy() {
    replace(with: Storage(isSmall: isSmall), chunks: isSmall ? 0 : capacity >> Self.chunkShift)
  }

  /// Copies the elements to a storage, to which so many chunks are added.
  private mutating func replace(with own: Storage, chunks: Int) {
    for place in 0..<chunks { own.addChunk(place) }
    for place in 0..<max(1, chunks) {
      let count = min(used - place << Self.chunkShift, 1 << Self.chunkShift)
      guard count > 0, let from = table?[place], let to = own.table[place] else { continue }
      to.update(from: from, count: count)
    }
    storage = own
    table = own.table
  }
}
