import Diagnostics
import Foundation
import Glibc

/// The file of one pipeline's metrics, replaced whole after each run.
struct MetricsFile {
  let path: String
  /// The stem of the pipeline file whose metrics it holds.
  let pipeline: String

  /// Refuses to overwrite anything but metrics of the same pipeline.
  func check() throws(Failure) {
    guard let text = try contents(), !text.isEmpty else { return }
    if text.hasSuffix("# EOF\n"), value(of: "rapporteur_exit_status", in: text) != nil { return }
    throw Failure(.metricsFileTaken(pipeline: pipeline), file: path)
  }

  /// Puts the metrics of a run in the file's place in one step; the time of the last success is kept where the run was
  /// none. Returns what kept it from that.
  func replace(with metrics: RunMetrics) -> Failure? {
    do throws(Failure) {
      let folder = DurableFiles.parentFolder(path)
      try DurableFiles.makeFolder(folder)
      // A run that waits for nobody must not take an older success over from the file while another writes a newer one.
      let lock = try FolderLock(folder)
      defer { withExtendedLifetime(lock) {} }
      try check()
      let lastSuccess = try contents().flatMap { value(of: "rapporteur_last_success_timestamp_seconds", in: $0) }
      try DurableFiles.replace(path, with: Array(metrics.text(lastSuccess: lastSuccess).utf8))
      return nil
    } catch {
      return error
    }
  }

  private func contents() throws(Failure) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.metricsFileTaken(pipeline: pipeline), file: path)
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func value(of name: String, in text: String) -> Double? {
    let start = "\(name){pipeline=\"\(MetricFamily.escaped(pipeline))\"} "
    return text.split(separator: "\n").first { $0.hasPrefix(start) }.flatMap { Double($0.dropFirst(start.count)) }
  }
}

/// A lock on a folder itself, waited for, which leaves no file behind.
private final class FolderLock {
  private let descriptor: Int32

  init(_ folder: String) throws(Failure) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw Failure(.cannotCreate(error: String(cString: strerror(errno))), file: folder) }
    while flock(descriptor, LOCK_EX) != 0 {
      // A file system without locks is no reason to go without metrics.
      if errno != EINTR { break }
    }
  }

  deinit { close(descriptor) }
}
