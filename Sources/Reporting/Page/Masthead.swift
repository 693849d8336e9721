import Registry

/// The head and foot of a page: title, facts, notices, contents, and what is printed on every sheet.
struct Masthead {
  let page: PageContext

  func context(
    contents: [[String: Any]], exhibits: [[String: Any]] = [], start: String = "summary", bodyHTML: String
  ) throws(ReportError) -> [String: Any] {
    let lexicon = page.lexicon
    let notices = notices()
    return [
      "language": lexicon.language, "title": page.title,
      "windowTitle": lexicon.plain("page.title", ["title": RichText(page.title), "date": RichText(page.asOf)]),
      "styleHTML": Templates.style
        + running(
          notices,
          status: page.content.status == "final" ? "" : lexicon.plain("status-of-document.\(page.content.status)")),
      "skip": lexicon.plain("page.skip"), "facts": facts(),
      "hasMarks": !page.content.symbol.isEmpty || page.content.status != "final",
      "hasSymbol": !page.content.symbol.isEmpty, "symbol": page.content.symbol,
      "hasStatus": page.content.status != "final", "status": lexicon.plain("status-of-document.\(page.content.status)"),
      "notices": notices.map { ["text": $0] }, "contentsTitle": lexicon.plain("page.contents"), "contents": contents,
      "bodyHTML": bodyHTML, "languages": otherLanguages(), "hasLanguages": !otherLanguages().isEmpty,
      "foot": lexicon.plain(
        "page.foot", ["edition": RichText(page.content.edition), "date": RichText(page.asOf)]),
      "policyHTML": PageScript.policy, "scriptHTML": PageScript.text, "wordsHTML": try PageScript.words(lexicon),
      "isDraft": page.content.status == "draft", "start": start, "exhibits": exhibits,
      "hasExhibits": !exhibits.isEmpty,
      "exhibitsTitle": lexicon.plain("page.exhibits", ["n": RichText(String(exhibits.count))]),
      "languagesTitle": lexicon.plain("page.languages"), "top": lexicon.plain("page.top"),
    ]
  }

  /// The notices: of public sources first, then the pipeline's own.
  func notices() -> [String] {
    let area = page.content.area.map { page.lexicon.plain("notice.area", ["area": RichText(page.areaTitle($0))]) }
    return [page.isPublic ? page.lexicon.plain("notice.public-sources") : "", page.notice, area ?? ""]
      .filter { !$0.isEmpty }
  }

  private func facts() -> [[String: Any]] {
    let lexicon = page.lexicon
    let day = page.settings.asOf
    let registry = page.registry
    func count(_ kind: PartyKind) -> Int { registry.parties.count { registry.status(of: $0, on: day)?.kind == kind } }
    var parties = [lexicon.counted("fact.members.value", count(.member)).plain]
    if count(.observerState) > 0 {
      parties.append(lexicon.counted("fact.observer-states", count(.observerState)).plain)
    }
    if count(.observerOrganization) > 0 {
      parties.append(lexicon.counted("fact.observer-organizations", count(.observerOrganization)).plain)
    }
    let inForce = page.measures.count
    let pairs: [(String, String)] = [
      ("period", page.period), ("as-of", page.asOf), ("edition", page.content.edition),
      ("parties", parties.joined(separator: ", ")),
      (
        "catalogue",
        lexicon.plain(
          "fact.catalogue.value",
          [
            "measures": lexicon.counted("count.measures", inForce),
            "areas": lexicon.counted("count.areas", page.areas.count),
          ])
      ), ("basis", lexicon.plain("basis.\(page.basisKey)")),
    ]
    return pairs.map { ["term": lexicon.plain("fact.\($0)"), "value": $1] }
  }

  private func otherLanguages() -> [[String: Any]] {
    page.content.languages.filter { $0 != page.lexicon.language && page.content.languageFiles.has($0) }.map {
      language in
      [
        "code": language, "href": ReportPage.fileName(language: language, among: page.content.languages),
        "name": page.lexicon.plain("language.\(language)"),
      ]
    }
  }

  /// What stands at the edges of every printed sheet.
  func running(_ notices: [String], status: String) -> String {
    let lexicon = page.lexicon
    let right = [page.content.symbol, status, lexicon.plain("page.as-of", ["date": RichText(page.asOf)])]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    return """

      @page{
        @top-left{content:\(CSSEscape.string(page.title))}
        @top-right{content:\(CSSEscape.string(right))}
        @bottom-left{content:\(CSSEscape.string(notices.joined(separator: " ")))}
        @bottom-right{content:\(pageNumber())}
      }

      """
  }

  /// The number of a sheet and of all sheets, as the renderer counts them.
  private func pageNumber() -> String {
    let marks = ["\u{1}", "\u{2}"]
    let text = page.lexicon.plain("page.page", ["n": RichText(marks[0]), "total": RichText(marks[1])])
    var parts: [String] = []
    var run = ""
    for character in text {
      guard let place = marks.firstIndex(of: String(character)) else {
        run.append(character)
        continue
      }
      if !run.isEmpty { parts.append(CSSEscape.string(run)) }
      parts.append(place == 0 ? "counter(page)" : "counter(pages)")
      run = ""
    }
    if !run.isEmpty { parts.append(CSSEscape.string(run)) }
    return parts.joined(separator: " ")
  }
}
