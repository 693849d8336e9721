import Tabulation

/// The tables of statistics.md: names, columns and their roles.
public enum Schemas {
  private static func counted(_ thing: String) -> ColumnRole { .figure(.counted(thing)) }
  private static let code = ColumnRole.figure(.code)
  private static let ratio = ColumnRole.figure(.ratio)
  private static let date = ColumnRole.figure(.date)
  private static let days = ColumnRole.figure(.days)
  private static let ordinal = ColumnRole.figure(.ordinal)

  private static func table(_ name: String, _ columns: [(String, ColumnRole)]) -> TableSchema {
    TableSchema(name, columns.map { TableColumn($0.0, $0.1) })
  }

  private static let participationCounts: [(String, ColumnRole)] = [
    ("exchanges", counted("exchanges")), ("events", counted("events")),
    ("participations", counted("participations")), ("delegates", counted("delegates")),
  ]
  private static let listedCounts: [(String, ColumnRole)] = [
    ("exchanges", counted("exchanges")), ("events", counted("events")), ("events_listed", counted("events")),
    ("participations", counted("participations")), ("delegates", counted("delegates")),
  ]

  /// The table `coverage_by_state`.
  public static let coverageByState = table(
    "coverage_by_state",
    [
      ("state", .key), ("area", .key), ("status", code), ("measures_in_force", counted("measures")),
      ("measures_active", counted("measures")), ("coverage", ratio),
    ] + participationCounts + [("first_activity", date), ("last_activity", date)])

  /// The table `coverage_by_area`.
  public static let coverageByArea = table(
    "coverage_by_area",
    [
      ("area", .key), ("measures_in_force", counted("measures")), ("measures_active", counted("measures")),
      ("coverage", ratio), ("measures_coordinated", counted("measures")), ("members", counted("members")),
      ("members_active", counted("members")), ("reach", ratio),
    ] + listedCounts + [
      ("area_only_exchanges", counted("exchanges")), ("area_only_events", counted("events")),
    ])

  /// The table `coverage_by_coordinator`.
  public static let coverageByCoordinator = table(
    "coverage_by_coordinator",
    [
      ("coordinator", .key), ("area", .key), ("role", code), ("scope", code),
      ("measures_coordinated", counted("measures")), ("measures_active", counted("measures")), ("coverage", ratio),
      ("measures_self_active", counted("measures")), ("members_engaged", counted("members")),
      ("members", counted("members")), ("reach", ratio),
    ] + listedCounts)

  /// The table `coverage_by_measure`.
  public static let coverageByMeasure = table(
    "coverage_by_measure",
    [
      ("measure", .key), ("area", code), ("coordinators", code), ("co_coordinators", code),
      ("members_active", counted("members")), ("members", counted("members")), ("reach", ratio),
    ] + listedCounts + [
      ("first_activity", date), ("last_activity", date), ("modality", code), ("stage", code),
      ("stage_ordinal", ordinal), ("stages", counted("stages")), ("stage_date", date), ("approval", code),
      ("days_in_stage", days),
    ])

  /// The table `matrix`.
  public static let matrix = table(
    "matrix", [("state", .key), ("measure", .key), ("status", code)] + participationCounts)

  /// The table `engagement`.
  public static let engagement = table(
    "engagement",
    [
      ("coordinator", .key), ("state", .key), ("measures_engaged", counted("measures")),
      ("exchanges", counted("exchanges")), ("events", counted("events")),
      ("participations", counted("participations")),
    ])

  /// The table `progress`.
  public static let progress = table(
    "progress",
    [
      ("measure", .key), ("modality", .key), ("stage_ordinal", ordinal), ("stage", .key), ("reached", code),
      ("date", date), ("body", .note), ("document", .note), ("approval", code), ("days_from_previous", days),
    ])

  /// The table `trend`.
  public static let trend = table(
    "trend",
    [("period", .key), ("from", date), ("to", date), ("area", .key)] + participationCounts + [
      ("measures_active", counted("measures")), ("measures_active_to_date", counted("measures")),
      ("members_active", counted("members")),
    ])

  /// The table `exchange_flows`.
  public static let exchangeFlows = table(
    "exchange_flows", [("sender", .key), ("recipient", .key), ("exchanges", counted("exchanges"))])

  /// The table `events`.
  public static let events = table(
    "events",
    [
      ("event_id", .key), ("start", date), ("event", .note), ("measures", code), ("host", code), ("list", code),
      ("members_attending", counted("members")), ("members", counted("members")), ("attendance", ratio),
      ("observers", counted("observers")), ("guests", counted("guests")), ("delegates", counted("delegates")),
    ])

  /// The table `other_participants`.
  public static let otherParticipants = table(
    "other_participants", [("party", .key), ("kind", .key), ("area", .key)] + participationCounts)

  /// The table `attendance`.
  public static let attendance = table(
    "attendance",
    [
      ("state", .key), ("events_held", counted("events")), ("events_listed", counted("events")),
      ("events_attended", counted("events")), ("attendance", ratio), ("hosted", counted("events")),
    ])

  /// The table `coordination`.
  public static let coordination = notes(
    "coordination", ["coordinator", "role", "scope", "target", "as_proposed", "from", "to", "measures_coordinated"])
  /// The table `changes`.
  public static let changes = notes("changes", ["kind", "subject", "area", "before", "after", "detail"])
  /// The table `gaps`.
  public static let gaps = notes("gaps", ["kind", "subject", "area", "detail"])
  /// The table `plan`.
  public static let plan = notes(
    "plan", ["plan_id", "year", "measure", "event", "lead", "planned_start", "start", "outcome"])
  /// The table `findings`.
  public static let findings = notes(
    "findings", ["severity", "code", "file", "line", "record", "column", "value", "message"])

  /// The table `tie_out`.
  public static let tieOut = table(
    "tie_out",
    [
      ("quantity", .key), ("area", .key), ("records", .figure(.countedInColumn("quantity"))),
      ("labels", counted("labels")), ("table_sum", counted("labels")), ("agrees", code),
    ])

  /// The table `accounting`.
  public static let accounting = table(
    "accounting",
    [("kind", .key), ("entry", .key), ("file", .key), ("sha256", .note)]
      + [
        "records", "accepted", "quarantined", "filtered", "superseded", "not_yet_known", "in_period", "before",
        "after",
      ].map { ($0, counted("records")) })

  private static func notes(_ name: String, _ columns: [String]) -> TableSchema {
    table(name, columns.map { ($0, .note) })
  }
}
