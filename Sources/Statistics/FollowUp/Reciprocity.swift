import Registry
import Tally

extension FollowUp {
  /// An exchange from a member to another by name, where the other lists none of that kind and an overlapping date that
  /// reaches the first, by name or as one of all.
  ///
  /// An exchange that both sent is listed by both. One without a kind is left out: nothing says what would answer it.
  static func reciprocity(_ material: FollowUpMaterial) -> [FollowUpNote] {
    struct Side: Hashable {
      var sender: Int
      var kind: String
    }
    struct Key: Hashable {
      var sender: Int
      var recipient: Int
      var kind: String
      var date: PartialDate
    }
    var bySender: [Side: [Activity.Exchange]] = [:]
    for exchange in material.activity.exchanges {
      guard let kind = material.kind(of: exchange) else { continue }
      for sender in exchange.senders { bySender[Side(sender: sender, kind: kind), default: []].append(exchange) }
    }
    func isAnswered(_ key: Key) -> Bool {
      (bySender[Side(sender: key.recipient, kind: key.kind)] ?? []).contains { other in
        (other.isToAll || other.recipients.contains(key.sender)) && other.date.first <= key.date.last
          && key.date.first <= other.date.last
      }
    }
    var rows: [Key: [RowPlace]] = [:]
    for exchange in material.activity.exchanges where material.settings.period.contains(exchange.date.first) {
      guard let kind = material.kind(of: exchange), material.limits.reciprocalKinds?.contains(kind) ?? true else {
        continue
      }
      let day = exchange.date.first
      for sender in exchange.senders where material.isMember(sender, on: day) {
        for recipient in exchange.recipients
        where !exchange.senders.contains(recipient) && material.isMember(recipient, on: day) {
          let key = Key(sender: sender, recipient: recipient, kind: kind, date: exchange.date)
          if !isAnswered(key) { rows[key, default: []] += exchange.places }
        }
      }
    }
    return rows.map { key, places in
      FollowUpNote(
        .notListedByOther(sender: key.sender, recipient: key.recipient, kind: key.kind, date: key.date),
        rows: Set(places).sorted())
    }.sorted { left, right in
      guard case .notListedByOther(_, let first, _, _) = left.matter,
        case .notListedByOther(_, let second, _, _) = right.matter
      else { return false }
      return first < second
    }
  }
}

extension FollowUpMaterial {
  /// The kind of an exchange; `nil` where none is given.
  fileprivate func kind(of exchange: Activity.Exchange) -> String? { exchange.places.first.flatMap { kinds[$0] } }
}
