/// Who sent exchanges to whom: only where the pipeline asks for it, and never of public sources.
struct FlowsExhibit {
  let page: PageContext

  /// The exhibit; `nil` where it is not asked for or there is nothing to show.
  func make() throws(ReportError) -> Exhibit? {
    guard page.content.requestedCharts.contains(.exchangeFlows), !page.isPublic else { return nil }
    let flows = FlowCells(page: page)
    guard !flows.senders.isEmpty else { return nil }
    let lexicon = page.lexicon
    var pairs = 0
    let rows = flows.senders.map { sender -> TableMarkup.Row in
      let recipients = flows.recipients.compactMap { recipient -> RichText? in
        guard let number = page.tables.row("exchange_flows", sender, recipient)?.figure("exchanges") else { return nil }
        pairs += 1
        let name = recipient == FlowCells.all ? RichText(lexicon.plain("flows.all")) : page.name(recipient)
        return name + RichText("\u{A0}") + number
      }
      return TableMarkup.Row([page.name(sender), RichText.joined(recipients, separator: ", ")])
    }
    let figures = [
      "n": RichText(String(pairs), .counted("exchange_flows/*/exchanges")),
      "senders": RichText(String(flows.senders.count), .counted("exchange_flows/*")),
    ]
    return Exhibit(
      id: "exchange-flows", title: lexicon.counted("flows.title", pairs, figures),
      subtitle: lexicon("flows.subtitle", ["period": RichText(page.period)]),
      bodyHTML: try TableMarkup(
        columns: [
          .init(head: lexicon.plain("flows.head.sender"), width: "w-party"),
          .init(head: lexicon.plain("flows.head.recipients")),
        ], rows: rows, name: "plain coords parties"
      ).html(), words: lexicon.counted("flows.words", pairs, figures),
      remarks: [page.cellsNotReported], csv: ["exchange_flows"], chart: "exchange-flows", chartLeads: true, breaks: true
    )
  }
}
