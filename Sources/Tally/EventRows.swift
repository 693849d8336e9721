extension EventTable {
  /// Adds a row as it was read by itself.
  public mutating func add(_ row: ParticipationRow) {
    var id = row.eventID
    let event = id.withUTF8 { self.event($0) }
    let start = number(ofStart: row.start, text: row.startText)
    let labels = number(ofLabels: row.labels)
    add(
      event, start: start, place: row.place, party: Int32(row.party), labels: labels, isHost: row.isHost,
      delegates: row.delegates ?? -1, list: row.list?.rank ?? -1)
    if !row.title.isEmpty, lacksTitle(event, before: row.place) {
      var title = row.title
      title.withUTF8 { setTitle(event, $0, row.place) }
    }
    if !row.venue.isEmpty, lacksVenue(event, before: row.place) {
      var venue = row.venue
      venue.withUTF8 { setVenue(event, $0, row.place) }
    }
  }
}
