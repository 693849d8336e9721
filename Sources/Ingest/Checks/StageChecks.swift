import Diagnostics
import Registry

/// `unknown-modality`, `unknown-stage`.
extension RowReader {
  /// The modality of a milestone.
  func modality(_ column: Column) -> String? {
    guard let text = required(column) else { return nil }
    if codes.stages[text] != nil { return text }
    report(.notAllowed(code: .unknownModality, allowed: codes.registry.modalities), column)
    return nil
  }

  /// The stage of a milestone in its modality; not looked at where the modality cannot be read.
  func stage(_ column: Column, modality: String?) -> Stage? {
    guard let text = required(column), let modality else { return nil }
    if let stage = codes.stages[modality]?.first(where: { $0.code == text }) { return stage }
    let allowed = codes.registry.stages(of: modality).map(\.code)
    report(.unknownStage(modality: modality, allowed: allowed), column)
    return nil
  }
}
