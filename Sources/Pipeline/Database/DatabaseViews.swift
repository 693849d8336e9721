import Database

/// The views of the database: records in words, what is counted as activity, and figures added up again from the records.
enum DatabaseViews {
  static let all =
    [activity, exchanges, events, measureRecords] + [recountByState, recountByArea, recountByMeasure, differences]

  // MARK: Records in words

  private static let languages = "(SELECT DISTINCT language FROM registry_printed_names)"

  private static func names(_ table: String, _ condition: String) -> String {
    """
    (SELECT group_concat(name, '; ') FROM (
        SELECT DISTINCT n.name, n.place FROM \(table)
        JOIN registry_printed_names n ON n.party = r.party AND n.language = l.language
        WHERE \(condition) ORDER BY n.place))
    """
  }

  private static func labels(_ table: String, _ condition: String) -> String {
    """
    (SELECT group_concat(label, ';') FROM (
        SELECT DISTINCT r.label FROM \(table) WHERE \(condition) ORDER BY r.measure IS NULL, r.label))
    """
  }

  private static let exchanges = DatabaseView(
    "exchanges_in_words",
    """
    SELECT e.exchange_id, l.language, e.date, e.kind, e.title,
      \(labels("record_exchange_labels r", "r.exchange_id = e.exchange_id")) AS labels,
      \(names("record_exchange_senders r", "r.exchange_id = e.exchange_id")) AS senders,
      CASE e.is_to_all WHEN 1 THEN 'all' ELSE
      \(names("record_exchange_recipients r", "r.exchange_id = e.exchange_id")) END AS recipients,
      e.document, e.received, e.is_in_period
    FROM record_exchanges e CROSS JOIN \(languages) l
    ORDER BY e.first_day, e.exchange_id, l.language
    """)

  private static let participationLabels =
    "record_participation_labels r JOIN record_participation p USING (file_number, record)"

  private static let events = DatabaseView(
    "events_in_words",
    """
    SELECT e.event_id, l.language, e.start, e.title, e.place,
      \(labels(participationLabels, "p.event_id = e.event_id")) AS labels,
      \(names("record_participation r", "r.event_id = e.event_id AND r.role = 'host'")) AS hosts,
      \(names("record_participation r", "r.event_id = e.event_id")) AS participants,
      (SELECT sum(delegates) FROM record_participation p WHERE p.event_id = e.event_id) AS delegates, e.is_in_period
    FROM record_events e CROSS JOIN \(languages) l
    ORDER BY e.first_day, e.event_id, l.language
    """)

  private static let measureRecords = DatabaseView(
    "measure_records",
    """
    SELECT a.measure, a.kind, a.record_id, a.date, a.first_day, a.is_in_period, n.language, n.name, a.party,
      a.is_member_on_day
    FROM activity a JOIN registry_printed_names n ON n.party = a.party
    WHERE a.measure IS NOT NULL
    ORDER BY a.measure, a.first_day, a.kind, a.record_id, n.language, n.place
    """)

  // MARK: Activity

  private static func isMember(_ party: String, _ day: String) -> String {
    """
    EXISTS (SELECT 1 FROM registry_statuses t WHERE t.party = \(party) AND t.kind = 'member'
        AND \(day) BETWEEN coalesce(t.from_day, '0000') AND coalesce(t.to_day, '9999-12-31'))
    """
  }

  private static let activity = DatabaseView(
    "activity",
    """
    SELECT 'exchange' AS kind, e.exchange_id AS record_id, e.date, e.first_day, e.is_in_period, s.party,
      \(isMember("s.party", "e.first_day")) AS is_member_on_day, r.label, r.measure, r.area
    FROM record_exchanges e JOIN record_exchange_senders s USING (exchange_id)
      JOIN record_exchange_labels r USING (exchange_id)
    UNION
    SELECT 'participation', e.event_id, e.start, e.first_day, e.is_in_period, p.party,
      \(isMember("p.party", "e.first_day")), r.label, r.measure, r.area
    FROM record_events e JOIN record_participation p USING (event_id)
      JOIN record_participation_labels r USING (file_number, record)
    """)

  // MARK: Figures added up again

  private static func count(_ what: String, _ condition: String) -> String {
    "count(DISTINCT CASE WHEN \(condition) THEN \(what) END)"
  }
  private static let exchangeCount = count("a.record_id", "a.kind = 'exchange'") + " AS exchanges"
  private static let eventCount = count("a.record_id", "a.kind = 'participation'") + " AS events"
  private static let participationCount =
    count("a.record_id || char(31) || a.party", "a.kind = 'participation'") + " AS participations"
  private static let inArea =
    "(g.area = 'ALL' AND a.area IN (SELECT area FROM registry_areas WHERE is_in_report = 1) OR a.area = g.area)"
  private static let areasInReport =
    "(SELECT area FROM area_rows WHERE registry_area IS NULL OR registry_area IN (SELECT area FROM registry_areas WHERE is_in_report = 1))"
  private static let inReport = "(SELECT measure FROM registry_measures WHERE is_in_report = 1)"

  private static let recountByState = DatabaseView(
    "recount_by_state",
    """
    SELECT p.party AS state, g.area, \(count("a.measure", "a.measure IN \(inReport)")) AS measures_active,
      \(exchangeCount), \(eventCount), \(participationCount)
    FROM registry_parties p CROSS JOIN \(areasInReport) g
      LEFT JOIN activity a ON a.party = p.party AND a.is_in_period = 1 AND a.is_member_on_day = 1 AND \(inArea)
    WHERE p.is_member_in_period = 1
    GROUP BY p.party, g.area
    """)

  private static let recountByArea = DatabaseView(
    "recount_by_area",
    """
    SELECT g.area, \(count("a.measure", "a.is_member_on_day = 1 AND a.measure IN \(inReport)")) AS measures_active,
      \(count("a.party", "a.is_member_on_day = 1")) AS members_active,
      \(exchangeCount), \(eventCount), \(participationCount)
    FROM \(areasInReport) g LEFT JOIN activity a ON a.is_in_period = 1 AND \(inArea)
    GROUP BY g.area
    """)

  private static let recountByMeasure = DatabaseView(
    "recount_by_measure",
    """
    SELECT m.measure, \(count("a.party", "a.is_member_on_day = 1")) AS members_active,
      \(exchangeCount), \(eventCount), \(participationCount)
    FROM registry_measures m LEFT JOIN activity a ON a.measure = m.measure AND a.is_in_period = 1
    WHERE m.is_in_report = 1
    GROUP BY m.measure
    """)

  private static let differences = DatabaseView(
    "recount_differences",
    [
      (
        "coverage_by_state", "recount_by_state", ["state", "area"],
        ["measures_active", "exchanges", "events", "participations"]
      ),
      (
        "coverage_by_area", "recount_by_area", ["area"],
        ["measures_active", "members_active", "exchanges", "events", "participations"]
      ),
      (
        "coverage_by_measure", "recount_by_measure", ["measure"],
        ["members_active", "exchanges", "events", "participations"]
      ),
    ].flatMap { table, view, keys, columns in
      columns.map { column in
        """
        SELECT '\(table)' AS table_name, \(keys.map { "t.\($0)" }.joined(separator: " || '/' || ")) AS keys,
          '\(column)' AS column_name, t.\(column) AS published, r.\(column) AS recounted
        FROM \(table) t JOIN \(view) r USING (\(keys.joined(separator: ", ")))
        WHERE t.\(column) <> r.\(column) AND (SELECT value FROM metadata WHERE key = 'catalogue') = 'as-recorded'
        """
      }
    }.joined(separator: "\nUNION ALL\n"))
}
