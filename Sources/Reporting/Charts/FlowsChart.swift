import Charting

/// Sender × recipient: the number of exchanges; a pair without one stays blank.
struct FlowsChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> MemberGrid {
    let lexicon = page.lexicon
    let flows = FlowCells(page: page)
    let rows = flows.senders.map { sender in
      MemberGrid.Row(
        title: page.chartName(sender),
        cells: flows.recipients.map { flows.number(sender, $0).map { CellState.count($0) } })
    }
    var legend = HeatmapLegend(
      rampTitle: lexicon.plain("flows.ramp"), entries: [], words: CellWords(nilReturn: "", pending: ""))
    legend.showsZero = false
    return MemberGrid(
      name: "exchange-flows", texts: texts, rowHead: lexicon.plain("flows.head.sender"),
      columns: flows.recipients.map { party in
        party == FlowCells.all
          ? MemberGrid.Column(title: lexicon.plain("flows.all"), isApart: true)
          : MemberGrid.Column(title: page.chartName(party))
      }, rows: rows, legend: legend)
  }
}

/// The cells of sender × recipient.
struct FlowCells {
  /// What the table writes for all recipients together.
  static let all = "all"

  let page: PageContext
  /// Parties that sent, in alphabetical order.
  let senders: [String]
  /// Parties that received, in alphabetical order, and `all` last where there is one.
  let recipients: [String]

  init(page: PageContext) {
    self.page = page
    let lines = page.tables.rows("exchange_flows")
    senders = page.sorted(Array(Set(lines.map { $0.text("sender") })))
    let recipients = Set(lines.map { $0.text("recipient") })
    self.recipients =
      page.sorted(recipients.filter { $0 != FlowCells.all })
      + (recipients.contains(FlowCells.all) ? [FlowCells.all] : [])
  }

  /// The number of exchanges; `nil` where there is none.
  func number(_ sender: String, _ recipient: String) -> Int? {
    page.tables.row("exchange_flows", sender, recipient)?.number("exchanges")
  }
}
