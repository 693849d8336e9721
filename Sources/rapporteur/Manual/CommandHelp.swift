import Foundation

/// What ArgumentParser tells about the commands, as its dump of help has it.
struct CommandHelp: Decodable {
  /// An argument, option or flag.
  struct Argument: Decodable {
    /// A name with its dashes still to come.
    struct Name: Decodable {
      var kind: String
      var name: String

      /// The name as it is typed.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
    var discussion: String?
  }

  var commandName: String
  var shouldDisplay: Bool?
  var abstract: String?
  var discussion: String?
  var subcommands: [CommandHelp]?
  var arguments: [Argument]?

  private struct Tool: Decodable {
    var command: CommandHelp
  }

  /// The help of the program and its commands.
  static func ofProgram() throws -> CommandHelp {
    try JSONDecoder().decode(Tool.self, from: Data(Rapporteur._dumpHelp().utf8)).command
  }

  /// The commands that help shows, without help itself.
  var shownCommands: [CommandHelp] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// The arguments that help shows.
  var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

  /// The paragraphs of the discussion that begin with a word and a colon, without it, and those that do not.
  func paragraphs(_ word: String?) -> [String] {
    let words = ["Example", "Exit status"]
    return (discussion ?? "").components(separatedBy: "\n\n").compactMap { paragraph in
      let found = words.first { paragraph.hasPrefix($0 + ": ") }
      guard found == word, !paragraph.isEmpty else { return nil }
      return found.map { String(paragraph.dropFirst($0.count + 2)) } ?? paragraph
    }
  }
}
