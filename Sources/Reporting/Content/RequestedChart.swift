/// A chart that is drawn only where the pipeline asks for it.
public enum RequestedChart: String, Sendable, Hashable, CaseIterable {
  /// Sender × recipient.
  case exchangeFlows = "exchange_flows"
}
