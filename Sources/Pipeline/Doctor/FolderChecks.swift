import Diagnostics
import Foundation
import Glibc

extension Doctor {
  /// The least space with which a run is sure to end, and with which nothing is said, in bytes.
  static let spaceNeeded = 64 << 20
  static let spaceWanted = 1 << 30

  /// Whether the reports folder can be written, and locks hold in it.
  static func folder(_ reports: String, _ surroundings: Surroundings) -> [Check] {
    let place = nearestFolder(reports)
    let path = place + "/.doctor-\(getpid())"
    do throws(Failure) {
      try DurableFiles.write(Array("doctor\n".utf8), to: path)
    } catch {
      return [.problem("write", error)]
    }
    defer { unlink(path) }
    let text =
      place == reports ? "\(reports) can be written" : "\(reports) is not there yet and will be made in \(place)"
    return [.ok("write", text), lock(path, place, surroundings)]
  }

  /// Whether enough space is free.
  static func disk(_ reports: String, _ surroundings: Surroundings) -> Check {
    guard let free = surroundings.freeBytes(nearestFolder(reports)) else {
      return .warning("disk", "the free space of \(reports) cannot be asked; see that it does not run out.")
    }
    let text = "\(free >> 20) MiB are free for \(reports)"
    if free < spaceNeeded {
      return .problem("disk", text + "; make at least \(spaceNeeded >> 20) MiB free.", .inputOutput)
    }
    return free < spaceWanted
      ? .warning("disk", text + "; make more free before it runs out.") : .ok("disk", text)
  }

  /// The bytes that are free for others than the administrator where a path lies.
  public static func freeBytes(_ path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }

  /// The folder itself where it is there, else the nearest one above it.
  private static func nearestFolder(_ path: String) -> String {
    var path = path
    while !DurableFiles.isFolder(path), path != "/", path != "." { path = DurableFiles.parentFolder(path) }
    return path
  }

  /// Whether a lock that is held keeps another from being taken.
  private static func lock(_ path: String, _ place: String, _ surroundings: Surroundings) -> Check {
    let mend = "put the reports folder on a local disk (--reports)."
    let first = open(path, O_RDWR | O_CLOEXEC)
    let second = open(path, O_RDWR | O_CLOEXEC)
    defer {
      if first >= 0 { close(first) }
      if second >= 0 { close(second) }
    }
    guard first >= 0, second >= 0 else {
      return .problem("lock", "\(place): a file that was written cannot be opened; \(mend)", .cannotCreate)
    }
    let taken = surroundings.lock(first)
    if taken != 0 {
      return .problem(
        "lock", "\(place): locks do not work (\(String(cString: strerror(taken)))); \(mend)", .cannotCreate)
    }
    if surroundings.lock(second) == 0 {
      return .problem(
        "lock", "\(place): a lock that is held does not keep a second from being taken; \(mend)", .cannotCreate)
    }
    return .ok("lock", "one run at a time: locks hold in \(place)")
  }
}
