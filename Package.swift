// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "rapporteur",
  products: [.executable(name: "rapporteur", targets: ["rapporteur"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .target(name: "CScan"),
    .target(name: "Diagnostics"),
    .target(name: "Tabulation"),
    .target(name: "Registry", dependencies: ["Diagnostics"]),
    .target(name: "Delimited", dependencies: ["CLibCSV", "CScan", "Diagnostics"]),
    .target(name: "Tally", dependencies: ["Registry"]),
    .target(name: "Ingest", dependencies: ["Registry", "Delimited", "Diagnostics", "Tally", crypto]),
    .target(name: "Statistics", dependencies: ["Registry", "Tally", "Tabulation"]),
    .target(name: "Database", dependencies: ["Tabulation", grdb, grdbSQLite]),
    .target(name: "CLibGD"),
    .systemLibrary(name: "CLibXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "Workbook", dependencies: ["CLibXLSXWriter", "Tabulation"]),
    .target(name: "Charting", dependencies: ["Tabulation"]),
    .target(name: "Canvas", dependencies: ["CLibGD", "Charting"]),
    .target(
      name: "Reporting",
      dependencies: ["Registry", "Statistics", "Tabulation", "Charting", "Diagnostics", "Tally", crypto, mustache],
      resources: [.embedInCode("Languages"), .embedInCode("Templates")]),
    .target(
      name: "Pipeline",
      dependencies: [
        "Diagnostics", "Tabulation", "Registry", "Delimited", "Ingest", "Tally", "Statistics", "Charting", "Canvas",
        "Database", "Reporting", "Workbook", crypto, yams,
      ], resources: [.embedInCode("Starter/Files")]),
    .executableTarget(name: "rapporteur", dependencies: ["Pipeline", "Registry", "Diagnostics", argumentParser]),

    .systemLibrary(name: "CZlib", path: "Tests/CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "TestSupport", dependencies: ["Registry", "Tally", "CZlib"], path: "Tests/TestSupport"),
    .testTarget(name: "WorkbookTests", dependencies: ["Workbook", "Tabulation", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "TabulationTests", dependencies: ["TestSupport", "Tabulation"]),
    .testTarget(name: "DatabaseTests", dependencies: ["Database", "Tabulation"]),
    .testTarget(name: "RegistryTests", dependencies: ["TestSupport", "Registry", "Ingest", "Diagnostics"]),
    .testTarget(name: "DelimitedTests", dependencies: ["TestSupport", "Delimited", "Diagnostics"]),
    .testTarget(name: "IngestTests", dependencies: ["TestSupport", "Ingest", "Registry", "Tally", "Diagnostics"]),
    .testTarget(name: "TallyTests", dependencies: ["TestSupport", "Tally", "Registry"]),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["TestSupport", "Statistics", "Registry", "Tally", "Tabulation", "Ingest", "Diagnostics"]),
    .testTarget(
      name: "ChartingTests", dependencies: ["Charting", "Tabulation", "Canvas"], exclude: ["Snapshots"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "Charting"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Registry", "Statistics", "Tabulation", "Tally", "Charting", "Diagnostics", "Ingest", "rapporteur",
        "Workbook", "TestSupport", crypto,
      ], exclude: ["Lint"]),
    .testTarget(name: "FindingPagesTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "MutationTests", dependencies: ["Ingest", "Registry", "Tally", "Diagnostics", "Delimited"]),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "DocumentationTests", dependencies: ["TestSupport", "Statistics", "Tabulation", "rapporteur"]),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "TestSupport", "Pipeline", "Ingest", "Tally", "Statistics", "Tabulation", "Diagnostics", "Registry",
        "Reporting", "Workbook",
        "Database", grdb,
      ]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "rapporteur", "Pipeline", "Registry", "Diagnostics"],
      exclude: ["Cases", "Project"]),
  ]
)

for target in package.targets where target.type == .regular || target.type == .executable || target.type == .test {
  target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
}
for target in package.targets where ["Delimited", "Canvas", "Database", "Workbook"].contains(target.name) {
  target.swiftSettings = (target.swiftSettings ?? []) + [.strictMemorySafety()]
}
