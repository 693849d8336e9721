/// Which target may import which: the table of the architecture note.
enum ImportTable {
  /// The targets of this package that each target may import.
  static let siblings: [String: Set<String>] = [
    "CLibCSV": [],
    "CLibGD": [],
    "CLibXLSXWriter": [],
    "CScan": [],
    "Diagnostics": [],
    "Tabulation": [],
    "Registry": ["Diagnostics"],
    "Delimited": ["CLibCSV", "CScan", "Diagnostics"],
    "Ingest": ["Registry", "Delimited", "Diagnostics", "Tally"],
    "Tally": ["Registry"],
    "Statistics": ["Registry", "Tally", "Tabulation"],
    "Charting": ["Tabulation"],
    "Canvas": ["CLibGD", "Charting"],
    "Workbook": ["CLibXLSXWriter", "Tabulation"],
    "Database": ["Tabulation"],
    "Reporting": ["Registry", "Statistics", "Tabulation", "Charting", "Diagnostics", "Tally"],
    "Pipeline": [
      "Registry", "Delimited", "Ingest", "Tally", "Statistics", "Tabulation", "Charting", "Canvas", "Reporting",
      "Database", "Diagnostics", "Workbook",
    ],
    "rapporteur": ["Pipeline", "Registry", "Diagnostics"],
  ]

  /// The modules from outside that each target may import, besides those that any may.
  static let external: [String: Set<String>] = [
    "Ingest": ["Crypto"],
    "Reporting": ["Crypto", "Mustache"],
    "Database": ["GRDB", "GRDBSQLite"],
    "Pipeline": ["Crypto", "Yams"],
    "rapporteur": ["ArgumentParser"],
  ]

  /// Modules that any target may import.
  static let free: Set<String> = ["Glibc", "Collections", "Dispatch", "Synchronization"]

  /// Targets that do without Foundation, for speed and for start-up.
  static let withoutFoundation: Set<String> = [
    "Diagnostics", "Delimited", "Tally", "Statistics", "Tabulation", "Charting", "Workbook",
  ]
}
