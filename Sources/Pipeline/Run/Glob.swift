import Glibc

/// Patterns of file names.
enum Glob {
  /// Whether the text is a pattern and not a plain path.
  static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

  /// The paths that match, sorted by bytes; none where nothing does.
  static func matches(_ pattern: String) -> [String] {
    var result = unsafe glob_t()
    defer { unsafe globfree(&result) }
    guard unsafe glob(pattern, GLOB_NOSORT, nil, &result) == 0, let paths = unsafe result.gl_pathv else { return [] }
    var matches: [String] = []
    for index in 0..<Int(unsafe result.gl_pathc) {
      if let path = unsafe paths[index] { matches.append(unsafe String(cString: path)) }
    }
    return matches.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
