/// A section of a page: a heading, a few words, exhibits.
struct PageSection: Sendable {
  /// The anchor, also the last part of the key of its title.
  var id: String
  var lede: RichText = .empty
  var exhibits: [Exhibit] = []
  /// Markup after the exhibits.
  var html = ""
}
