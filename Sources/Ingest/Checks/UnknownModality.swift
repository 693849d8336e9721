import Diagnostics

/// `unknown-modality`: a modality is none of those of the registry.
extension RowReader {
  /// The modality of a milestone.
  func modality(_ column: Column) -> String? {
    guard let text = required(column) else { return nil }
    if codes.stages[text] != nil { return text }
    report(.notAllowed(code: .unknownModality, allowed: codes.registry.modalities), column)
    return nil
  }
}
