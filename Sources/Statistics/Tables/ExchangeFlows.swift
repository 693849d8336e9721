import Tabulation

extension Report {
  /// `exchange_flows`: how many exchanges each party sent to each recipient named.
  func exchangeFlows() -> Table {
    let schema = Schemas.exchangeFlows
    if isPublic { return Table(schema, rows: []) }
    let all = Int.max
    var flows: [Int: [Int: Int]] = [:]
    for exchange in activity.exchanges where settings.period.contains(exchange.date.first) {
      let recipients = exchange.recipients + (exchange.isToAll ? [all] : [])
      for sender in exchange.senders {
        for recipient in recipients { flows[sender, default: [:]][recipient, default: 0] += 1 }
      }
    }
    func rank(_ party: Int) -> Int { party == all ? all : frame.partyRank[party] }
    var rows: [TableRow] = []
    for (sender, recipients) in flows.sorted(by: { rank($0.key) < rank($1.key) }) {
      for (recipient, count) in recipients.sorted(by: { rank($0.key) < rank($1.key) }) {
        rows.append(
          TableRow([
            .code(frame.code(sender)), .code(recipient == all ? "all" : frame.code(recipient)), .integer(count),
          ]))
      }
    }
    return Table(schema, rows: rows)
  }
}
