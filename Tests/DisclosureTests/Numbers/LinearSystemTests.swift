import Support
import Testing

@testable import Disclosure

@Suite struct LinearSystemTests {
  @Test func aConsistentSectionHasAWitness() throws {
    var system = LinearSystem()
    let figures = ["799.12", "434.89", "77.40", "286.83"].map { printed($0) }
    let indices = figures.map { system.add($0.interval()) }
    system.require(indices.enumerated().map { ($1, $0 == 0 ? 1 : -1) })
    guard case .feasible(let witness) = system.solve() else {
      Issue.record("feasible")
      return
    }
    for (figure, value) in zip(figures, witness) { #expect(figure.interval().contains(value)) }
    #expect(witness[0] == witness[1] + witness[2] + witness[3])
    #expect(system.suspects().isEmpty)
  }

  @Test func aCrossingBlamesTheOneCell() {
    // Two rows, two columns, totals both ways; the cell (0, 1) is wrong.
    var system = LinearSystem()
    let cells = [["1.00", "9.00", "3.00"], ["4.00", "5.00", "9.00"], ["5.00", "7.00", "12.00"]]
    let grid = cells.map { row in row.map { system.add(printed($0).interval()) } }
    for row in grid { system.require([(row[2], 1), (row[0], -1), (row[1], -1)]) }
    for column in 0..<3 {
      system.require([(grid[2][column], 1), (grid[0][column], -1), (grid[1][column], -1)])
    }
    #expect(system.suspects() == [grid[0][1]])
  }

  @Test func twoErrorsBlameNobody() {
    var system = LinearSystem()
    let a = system.add(printed("1.00").interval())
    let b = system.add(printed("2.00").interval())
    let c = system.add(printed("9.00").interval())
    let d = system.add(printed("9.00").interval())
    let e = system.add(printed("1.00").interval())
    system.require([(a, 1), (b, -1)])
    system.require([(c, 1), (d, -1), (e, -1)])
    #expect(system.suspects().isEmpty)
  }

  @Test func answersAgreeWithHonestPrints() {
    var generator = SeededGenerator(for: "answersAgreeWithHonestPrints")
    for _ in 0..<60 {
      var system = LinearSystem()
      var value: [Rational] = []
      let add: (inout LinearSystem, Rational) -> Int = { system, fen in
        let shown = Rounding.nearest.printed(fen / Rational(10_000), ulp: exactly("0.01"))
        return system.add(printed(shown.decimal(places: 2)).interval())
      }
      for _ in 0..<9 {
        value.append(Rational(Int128.random(in: 0...90_000_000, using: &generator), over: 100))
      }
      let leaves = value.map { add(&system, $0) }
      var groups: [Int] = []
      for group in 0..<3 {
        let members = (0..<3).map { group * 3 + $0 }
        let sum = add(&system, members.map { value[$0] }.reduce(.zero, +))
        system.require([(sum, 1)] + members.map { (leaves[$0], -1) })
        groups.append(sum)
      }
      let total = add(&system, value.reduce(.zero, +))
      system.require([(total, 1)] + groups.map { ($0, -1) })
      system.require([(total, 1)] + leaves.map { ($0, -1) })
      guard case .feasible = system.solve() else {
        Issue.record("an honest table was refuted")
        return
      }
    }
  }
}
