/// A command to a page of the manual, in the language of `man`.
struct ManualPage {
  /// The name of the page, such as `rapporteur-run`.
  let name: String
  private(set) var text = ""

  /// The page of a command; `program` is `nil` for the program's own page.
  init(_ help: CommandHelp, program: CommandHelp?, version: String) {
    name = program.map { "\($0.commandName)-\(help.commandName)" } ?? help.commandName
    let typed = program.map { "\($0.commandName) \(help.commandName)" } ?? help.commandName
    // No date: the page is the same whenever it is made.
    add(
      #".TH \#(ManualPage.quoted(name.uppercased())) 1 "" \#(ManualPage.quoted("rapporteur \(version)")) "Rapporteur""#)
    add(".SH NAME")
    add(ManualPage.escaped(name) + #" \- "# + ManualPage.escaped(help.abstract ?? ""))
    add(".SH SYNOPSIS")
    addSynopsis(help, typed)
    if !help.paragraphs(nil).isEmpty {
      add(".SH DESCRIPTION")
      for paragraph in help.paragraphs(nil) { addParagraph(paragraph) }
    }
    if !help.shownCommands.isEmpty {
      add(".SH COMMANDS")
      for command in help.shownCommands {
        addItem(#"\fB"# + ManualPage.escaped(command.commandName) + #"\fR"#, command.abstract ?? "")
      }
    }
    addArguments(help)
    if !help.paragraphs("Example").isEmpty {
      add(".SH EXAMPLES")
      for example in help.paragraphs("Example") {
        add(".PP\n.nf\n.RS 4\n\(ManualPage.escaped(example))\n.RE\n.fi")
      }
    }
    if !help.paragraphs("Exit status").isEmpty {
      add(".SH EXIT STATUS")
      for paragraph in help.paragraphs("Exit status") { addParagraph(paragraph) }
    }
    addReferences(help, program)
  }

  private mutating func add(_ line: String) { text += line + "\n" }

  private mutating func addParagraph(_ paragraph: String) {
    add(".PP")
    for line in paragraph.split(separator: "\n") { add(ManualPage.escaped(String(line))) }
  }

  private mutating func addItem(_ term: String, _ description: String) {
    add(".TP")
    add(term)
    add(ManualPage.escaped(description))
  }

  private mutating func addSynopsis(_ help: CommandHelp, _ typed: String) {
    add(".nh\n.ad l")
    var words = [#"\fB"# + ManualPage.escaped(typed) + #"\fR"#]
    if !help.shownCommands.isEmpty { words.append(#"\fIcommand\fR"#) }
    for argument in help.shownArguments {
      var word = ManualPage.term(argument)
      if argument.isRepeating { word += " ..." }
      words.append(argument.isOptional ? "[" + word + "]" : word)
    }
    add(words.joined(separator: "\n"))
    add(".ad b\n.hy")
  }

  private mutating func addArguments(_ help: CommandHelp) {
    for (title, isWanted) in [("ARGUMENTS", true), ("OPTIONS", false)] {
      let arguments = help.shownArguments.filter { ($0.kind == "positional") == isWanted }
      if arguments.isEmpty { continue }
      add(".SH \(title)")
      for argument in arguments {
        var text = [argument.abstract, argument.discussion].compactMap { $0 }.joined(separator: " ")
        if let values = argument.allValues, !values.isEmpty { text += " Values: \(values.joined(separator: ", "))." }
        if let value = argument.defaultValue { text += " Default: \(value)." }
        addItem(ManualPage.term(argument), text)
      }
    }
  }

  private mutating func addReferences(_ help: CommandHelp, _ program: CommandHelp?) {
    let own = program?.commandName ?? help.commandName
    let others = (program ?? help).shownCommands.map(\.commandName).filter { program == nil || $0 != help.commandName }
    let pages = (program == nil ? [] : [own]) + others.map { own + "-" + $0 }
    add(".SH SEE ALSO")
    add(pages.map { #"\fB"# + ManualPage.escaped($0) + #"\fR(1)"# }.joined(separator: ",\n"))
  }

  /// An argument as it is typed: names bold, values in italics.
  private static func term(_ argument: CommandHelp.Argument) -> String {
    let value = #"\fI"# + escaped(argument.valueName ?? "value") + #"\fR"#
    if argument.kind == "positional" { return value }
    let names = (argument.names ?? []).map { #"\fB"# + escaped($0.typed) + #"\fR"# }.joined(separator: ", ")
    return argument.kind == "option" ? names + " " + value : names
  }

  private static func quoted(_ text: String) -> String { "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\"" }

  /// A text as a line of its own that holds no request: what `man` would take for one stands for itself.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += #"\e"#
      case "-": result += #"\-"#
      case "\u{2026}": result += "..."
      case "\u{201C}": result += #"\(lq"#
      case "\u{201D}": result += #"\(rq"#
      case "'": result += #"\(aq"#
      case "^": result += #"\(ha"#
      case "~": result += #"\(ti"#
      case "`": result += #"\(ga"#
      default:
        if scalar.isASCII {
          result.unicodeScalars.append(scalar)
        } else {
          result += #"\[u"# + hexadecimal(scalar) + "]"
        }
      }
    }
    return result.hasPrefix(".") ? #"\&"# + result : result
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
