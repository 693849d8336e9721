import Tally

/// Sums of records in dense tables: by row and role, by step of the trend and row, and which roles were active there.
///
/// Cubes of parts of the records add up to the cube of all.
struct ActivityCube {
  let layout: CubeRows
  let roles: Int
  let steps: Int
  /// By row, then role: what each party did. Events count as participations.
  var byRole: ContiguousArray<Cell>
  /// By step, then row: what all parties did.
  var byStep: ContiguousArray<StepCell>
  /// By step, row and role: 1 where the party was active.
  var active: ContiguousArray<UInt8>
  /// By party: the events of which it is the host.
  var hosted: ContiguousArray<Int32>
  /// By segment of party statuses: events, and those with a complete list.
  var held: ContiguousArray<Int32>
  var listed: ContiguousArray<Int32>

  init(_ plan: CountingPlan) {
    layout = plan.labels.layout
    roles = plan.roles.all.count
    steps = plan.stepCount
    let cells = steps * layout.count
    byRole = ContiguousArray(repeating: Cell(), count: layout.count * roles)
    byStep = ContiguousArray(repeating: StepCell(), count: cells)
    active = ContiguousArray(repeating: 0, count: cells * roles)
    hosted = ContiguousArray(repeating: 0, count: plan.roles.parties)
    held = ContiguousArray(repeating: 0, count: plan.roles.segmentStarts.count)
    listed = held
  }

  /// Adds the cube of other records.
  mutating func add(_ other: ActivityCube) {
    for place in byRole.indices { byRole[place].add(other.byRole[place]) }
    for place in byStep.indices { byStep[place].add(other.byStep[place]) }
    for place in active.indices { active[place] |= other.active[place] }
    for place in hosted.indices { hosted[place] += other.hosted[place] }
    for place in held.indices {
      held[place] += other.held[place]
      listed[place] += other.listed[place]
    }
  }

  /// Adds the rows of sets of labels to the rows in which they count; done once, after the last record.
  mutating func distribute(_ labels: LabelTable) {
    for set in 0..<layout.labelSets {
      let source = layout.labelSet(set)
      let rows = labels.rows.places(of: set).map { Int(labels.rows.values[$0]) }
      let rowsAndRemits = rows + labels.remits.places(of: set).map { Int(labels.remits.values[$0]) }
      for role in 0..<roles {
        let cell = byRole[source * roles + role]
        if cell.isEmpty { continue }
        for row in rowsAndRemits { byRole[row * roles + role].add(cell) }
      }
      for step in 0..<steps {
        let start = step * layout.count
        if byStep[start + source].sum.isEmpty { continue }
        for row in rows {
          byStep[start + row].add(byStep[start + source])
          for role in 0..<roles { active[(start + row) * roles + role] |= active[(start + source) * roles + role] }
        }
      }
    }
  }
}

extension ActivityCube {
  /// Adds the exchanges of the period.
  mutating func add(_ exchanges: [Activity.Exchange], _ plan: CountingPlan) {
    for (exchange, set) in zip(exchanges, plan.labelsOfExchange) where set >= 0 {
      guard let place = plan.days.place(of: exchange.date), let step = plan.stepPlaces[place.step] else { continue }
      let row = layout.labelSet(set)
      let date = DateKey(exchange.date)
      byStep[step * layout.count + row].sum.addExchange()
      byStep[step * layout.count + row].sum.note(date)
      var hasMember = false
      for sender in exchange.senders {
        let role = plan.roles.role(of: sender, in: place.segment)
        byRole[row * roles + role].addExchange()
        byRole[row * roles + role].note(date)
        active[(step * layout.count + row) * roles + role] = 1
        hasMember = hasMember || plan.roles.all[role].standing == .member
      }
      if hasMember {
        for remit in plan.labels.remits.places(of: set) {
          byStep[step * layout.count + Int(plan.labels.remits.values[remit])].sum.addExchange()
        }
      }
    }
  }

  /// What all parties did in a row, over all steps.
  func total(row: Int) -> StepCell {
    var cell = StepCell()
    for step in 0..<steps { cell.add(byStep[step * layout.count + row]) }
    return cell
  }

  /// Whether a party did anything in a row.
  func isActive(role: Int, _ row: Int) -> Bool {
    let cell = byRole[row * roles + role]
    return cell.exchanges > 0 || cell.participations > 0
  }
}
