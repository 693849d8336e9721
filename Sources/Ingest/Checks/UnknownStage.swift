import Diagnostics
import Registry

/// `unknown-stage`: a stage is none of its modality.
extension RowReader {
  /// The stage of a milestone in its modality; not looked at where the modality cannot be read.
  func stage(_ column: Column, modality: String?) -> Stage? {
    guard let text = required(column), let modality else { return nil }
    if let stage = codes.stages[modality]?.first(where: { $0.code == text }) { return stage }
    let allowed = codes.registry.stages(of: modality).map(\.code)
    report(.unknownStage(modality: modality, allowed: allowed), column)
    return nil
  }
}
