/// A verification in words.
public enum VerificationText {
  /// The verdict first, then what is not as it should be, then what was compared and how.
  public static func lines(_ verification: Verification) -> [String] {
    var lines = [verdict(verification)]
    var seen: Set<String> = []
    for file in verification.problems where seen.insert(file.path).inserted {
      lines.append("  \(word(file.verdict)): \(file.path)" + (file.detail.isEmpty ? "" : " (\(file.detail))"))
    }
    for obstacle in verification.obstacles { lines.append("  not made again: \(obstacle)") }
    let same = verification.outputs.count { $0.verdict == .identical }
    lines.append("files as the manifest has them: \(same)/\(verification.outputs.count)")
    if verification.rebuilding != .impossible {
      lines.append(rebuilding(verification))
      let drawn = verification.rebuilt.count { $0.verdict == .samePicture }
      if drawn > 0 { lines.append("compared by what they show, as other versions made them: \(drawn)") }
      let pages = verification.rebuilt.count { $0.verdict == .samePages }
      if pages > 0 { lines.append("compared by their number of pages only, as other versions made them: \(pages)") }
      let other = verification.rebuilt.count { $0.verdict == .notCompared }
      if other > 0 { lines.append("not compared, as other versions made them: \(other)") }
    }
    for other in verification.otherVersions { lines.append("made by another version: \(other)") }
    lines += project(verification.inputs)
    return lines
  }

  /// What of the project is no longer what the edition was made from.
  private static func project(_ inputs: [Verification.File]) -> [String] {
    if inputs.allSatisfy({ $0.verdict == .missing }) {
      return ["in the project since: none of the \(inputs.count) files that the edition was made from is there"]
    }
    return inputs.filter { $0.verdict != .identical }
      .map { "in the project since: \($0.path) " + ($0.verdict == .missing ? "is gone" : "changed") }
  }

  private static func verdict(_ verification: Verification) -> String {
    if verification.isIdentical {
      return verification.rebuilding == .identical
        ? "identical \(verification.edition)"
        : "identical \(verification.edition), pictures within the tolerance"
    }
    return "not identical \(verification.edition)"
  }

  private static func rebuilding(_ verification: Verification) -> String {
    let same = verification.rebuilt.count { $0.verdict == .identical }
    return "files made again byte for byte: \(same)/\(verification.rebuilt.count), from"
      + " \(verification.readFromCopies) exports in the edition and \(verification.readFromProject) in the project"
  }

  private static func word(_ verdict: Verification.Verdict) -> String {
    switch verdict {
    case .identical, .samePicture, .samePages, .notCompared: "as it was"
    case .changed: "changed"
    case .missing: "missing"
    case .unlisted: "not of the edition"
    }
  }
}
