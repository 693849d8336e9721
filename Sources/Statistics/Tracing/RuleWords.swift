/// A rule, or a phrase of one, as data: which text says it, and what is put into the text.
///
/// Statistics know no language; `TraceWords` of the target Reporting has the sentences.
public struct RuleWords: Sendable, Hashable {
  /// Which text it is.
  public let key: RuleKey
  /// Codes, ids and dates by the names of their places in the text: the same in every language.
  public let texts: [String: String]
  /// Phrases by the names of their places in the text.
  public let phrases: [String: RuleWords]

  /// Makes the words of a text.
  public init(_ key: RuleKey, _ texts: [String: String] = [:], _ phrases: [String: RuleWords] = [:]) {
    self.key = key
    self.texts = texts
    self.phrases = phrases
  }

  /// The same words about other codes, ids and dates.
  public func mapTexts(_ change: (String) -> String) -> RuleWords {
    RuleWords(key, texts.mapValues(change), phrases.mapValues { $0.mapTexts(change) })
  }

  /// The words with a second sentence; the same where there is none.
  func adding(_ remark: RuleWords?) -> RuleWords {
    guard let remark else { return self }
    return RuleWords(.withRemark, [:], ["rule": self, "remark": remark])
  }
}

/// The phrases that rules have in common.
extension RuleWords {
  /// Under a measure.
  static func under(_ measure: String) -> RuleWords { RuleWords(.underMeasure, ["measure": measure]) }

  /// Under what a party coordinates: in an area or all, or wherever it is.
  static func under(remitOf coordinator: String, _ place: RuleWords? = nil) -> RuleWords {
    guard let place else { return RuleWords(.underRemitAnywhere, ["coordinator": coordinator]) }
    return RuleWords(.underRemit, ["coordinator": coordinator], ["place": place])
  }

  /// Of a State as a member.
  static func of(member state: String, _ place: RuleWords) -> RuleWords {
    RuleWords(.ofMember, ["state": state], ["place": place])
  }

  /// Of any party.
  static func ofParties(_ place: RuleWords) -> RuleWords { RuleWords(.ofParties, [:], ["place": place]) }

  /// Of any member.
  static func ofMembers(_ place: RuleWords) -> RuleWords { RuleWords(.ofMembers, [:], ["place": place]) }

  /// Whose records those of a party are that is no member.
  static func of(_ party: String, as standing: RuleKey, _ place: RuleWords) -> RuleWords {
    RuleWords(standing, ["party": party], ["place": place])
  }
}

extension Tracer {
  /// In an area, or in all.
  func inArea(_ slot: Int) -> RuleWords {
    slot == frame.allAreas ? RuleWords(.inAllAreas) : RuleWords(.inArea, ["area": frame.areaCode(slot)])
  }

  /// Of an area, or of all.
  func ofArea(_ slot: Int) -> RuleWords {
    slot == frame.allAreas ? RuleWords(.ofAllAreas) : RuleWords(.ofArea, ["area": frame.areaCode(slot)])
  }

  /// What public sources leave empty; `nil` with returns.
  var silence: RuleWords? { isPublic ? RuleWords(.remarkSilence) : nil }
}
