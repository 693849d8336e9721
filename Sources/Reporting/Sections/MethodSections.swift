import Registry
import Statistics

/// What is counted and how, in plain words.
struct MethodSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    var keys = ["voluntary", "basis.\(page.basisKey)"]
    if page.isPublic, page.collectsActivity { keys.append("silence") }
    if page.collectsActivity {
      keys += ["exchange", "event", "active"]
      keys += page.isPublic ? ["records"] : ["coverage", "reach"]
      keys += ["area-only", "list"]
    }
    keys += ["member", "coordinator", "confidence"]
    if page.settings.collected.contains(.milestones) { keys.append("stage") }
    keys += [
      "names", "order", "dates", "catalogue.\(page.settings.catalogue.rawValue)", "correction", "share", "figures",
    ]
    let arguments = ["date": RichText(page.asOf), "period": RichText(page.period)]
    let items: [[String: Any]] = keys.map { key in
      [
        "term": page.lexicon.plain("method.\(key).term"), "textHTML": page.lexicon("method.\(key)", arguments).html,
        "hasTerm": true,
      ]
    }
    var html = try Templates.render("definitions", ["isTerms": true, "items": items])
    if !page.notes.list.isEmpty {
      html += try Templates.render(
        "definitions",
        [
          "title": page.lexicon.plain("notes.title"), "isNotes": true,
          "items": page.notes.list.map { note in
            ["mark": note.mark, "name": page.plainName(note.party), "textHTML": HTMLEscape.text(note.text)]
          },
        ])
    }
    return PageSection(id: "method", html: html)
  }
}

/// Where every byte of the edition comes from.
struct ProvenanceSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    let lexicon = page.lexicon
    let provenance = page.content.provenance
    var files: [TableMarkup.Row] = []
    func add(_ group: String, _ rows: [(String, String, String)]) {
      guard !rows.isEmpty else { return }
      files.append(.init(group: RichText(lexicon.plain(group)), groupClass: "a-other"))
      for row in rows { files.append(.init([RichText(row.0), RichText(row.1), RichText(row.2)])) }
    }
    add("provenance.pipeline", [(provenance.pipeline.path, "", provenance.pipeline.sha256)])
    add(
      "provenance.inputs",
      provenance.inputs.map { input in
        (
          page.inputName(entry: String(input.entry), file: input.file)
            + " (\(lexicon.plain("export.\(input.kind)")))",
          lexicon.counted("count.bytes", input.bytes).plain, input.sha256
        )
      })
    add("provenance.registry", provenance.registry.map { ($0.path, "", $0.sha256) })
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("provenance.head.file")),
      .init(head: lexicon.plain("provenance.head.size"), isNumber: true),
      .init(head: "SHA-256", width: "w-hash"),
    ]
    let exhibit = Exhibit(
      id: "files",
      title: lexicon.counted("provenance.title", provenance.inputs.count + provenance.registry.count + 1),
      subtitle: lexicon("provenance.subtitle"),
      bodyHTML: try TableMarkup(columns: columns, rows: files, name: "plain files").html(),
      words: lexicon.counted("provenance.words", provenance.inputs.count), csv: ["accounting", "figures"], breaks: true)
    let html = try Templates.render(
      "definitions", ["title": lexicon.plain("provenance.parameters"), "isTerms": true, "items": parameters()])
    return PageSection(id: "provenance", lede: lexicon("provenance.lede"), exhibits: [exhibit], html: html)
  }

  private func parameters() -> [[String: Any]] {
    let lexicon = page.lexicon
    let settings = page.settings
    let provenance = page.content.provenance
    let collected = ExportKinds.names(settings.collected, lexicon)
    let pairs: [(String, String)] = [
      ("edition", page.content.edition), ("period", page.period), ("as-of", page.asOf),
      ("known-at", settings.knownAt.map(page.dates.full) ?? lexicon.plain("word.no-limit")),
      ("basis", lexicon.plain("basis.\(page.basisKey)")),
      ("catalogue", lexicon.plain("catalogue.\(settings.catalogue.rawValue)")),
      ("trend", lexicon.plain("step.\(settings.trend.rawValue)")),
      (
        "standing",
        settings.standingAfterDays.map { lexicon.counted("count.days", $0).plain } ?? lexicon.plain("word.never")
      ),
      ("collected", collected.isEmpty ? lexicon.plain("word.none") : collected),
      ("program", "Rapporteur \(provenance.version)"),
      ("libraries", provenance.libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")),
    ]
    return pairs.filter { !$0.1.isEmpty }.map { key, value in
      ["term": lexicon.plain("parameter.\(key)"), "textHTML": HTMLEscape.text(value), "hasTerm": true]
    }
  }
}
