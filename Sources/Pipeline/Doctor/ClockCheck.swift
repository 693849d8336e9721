import Foundation

extension Doctor {
  /// 15 September 2025, when Swift 6.2 came out: no clock that is right says an earlier day to this program.
  static let earliest = Date(timeIntervalSince1970: 1_757_894_400)

  /// Whether the clock is plausible, which matters for `--as-of today`, logs and metrics.
  static func clock(_ reports: String, _ surroundings: Surroundings) -> Check {
    let now = surroundings.now
    let text =
      "it is \(now.formatted(.iso8601)) (UTC; --as-of today is \(now.formatted(.iso8601.year().month().day())))"
    if now < earliest {
      return .problem(
        "clock", text + ", which is before this program could be made; set the clock, or wait for it to be set.",
        .configuration)
    }
    // Stamps of files are a little ahead of the clock on some file systems.
    if let newest = newestEdition(reports), newest.date > now.addingTimeInterval(5) {
      return .warning(
        "clock",
        text + ", but \(newest.path) was written at \(newest.date.formatted(.iso8601)); one of the two clocks is wrong."
      )
    }
    return .ok("clock", text)
  }

  /// The manifest that was written last, with its date.
  private static func newestEdition(_ reports: String) -> (path: String, date: Date)? {
    var newest: (path: String, date: Date)?
    for path in Glob.matches(reports.map { "*?[\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "/*/*/manifest.json")
    {
      guard let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date else {
        continue
      }
      if date > newest?.date ?? .distantPast { newest = (path, date) }
    }
    return newest
  }
}
