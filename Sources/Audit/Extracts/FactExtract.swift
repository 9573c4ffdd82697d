internal import Disclosure

/// Facts and claims, one a line, with the place they were read from.
enum FactExtract {
  static func render(_ reading: Reading) -> [UInt8] {
    let places = Places(reading.document)
    var text = ""
    for (index, fact) in reading.facts.enumerated() {
      let position = places.position(of: fact.span)
      text += "fact \(index)  \(position.line):\(position.column)  "
      text += (fact.path + [fact.concept]).joined(separator: "›")
      if let code = fact.code { text += " [\(code)]" }
      text += " = \(fact.quantity.numeral.text)\(fact.quantity.unit?.symbol ?? " (no unit)")"
      text += "  \(fact.scope.rawValue) \(fact.flow.rawValue) \(fact.measure.rawValue)"
      text += " \(period(fact.period))\(fact.isNarrative ? "" : " cell")\n"
    }
    for claim in reading.claims {
      let position = places.position(of: claim.span)
      text += "claim  \(position.line):\(position.column)  \(claim.extractor)  "
      text += "\(relation(claim.relation, reading.document))  "
      text += "“\(DisplayText.joined(reading.document.text[places.fitted(claim.span).range]))”\n"
    }
    for project in reading.projects { text += ProjectExtract.render(project, places) }
    return Array(text.utf8)
  }

  static func period(_ period: Period) -> String {
    switch period {
    case .current: "current"
    case .prior: "prior"
    case .year(let year): "\(year)"
    }
  }

  /// The relation's name and the facts it binds.
  static func relation(_ relation: Claim.Relation, _ document: Document) -> String {
    func fact(_ index: Int?) -> String { index.map { "#\($0)" } ?? "—" }
    func figure(_ quantity: Quantity?) -> String {
      quantity.map { $0.numeral.text + ($0.unit?.symbol ?? "") } ?? "—"
    }
    switch relation {
    case .change(let change):
      return
        "change \(change.direction.rawValue) of \(change.concept): level \(fact(change.level)) "
        + "base \(fact(change.base)) by \(figure(change.amount)), \(figure(change.rate))"
    case .share(let part, let whole, let label, let percent):
      return "share \(fact(part)) of \(fact(whole)) \(label): \(figure(percent))"
    case .completion(let actual, let budget, let measure, let percent):
      return "completion \(fact(actual)) of \(fact(budget)) \(measure.rawValue): \(figure(percent))"
    case .composition(let list):
      return "composition \(fact(list.whole)) \(list.exhaustiveness.rawValue): "
        + list.parts.map { fact($0) }.joined(separator: " ")
    case .changeComposition(let whole, let parts):
      return
        "change composition of claim #\(whole): \(parts.map { "#\($0)" }.joined(separator: " "))"
    case .count(let stated, let listed, _, let isExhaustive):
      return "count \(figure(stated)), \(listed) listed\(isExhaustive ? ", all" : "")"
    case .comparison(let left, let right, let measure, let direction):
      return "comparison \(fact(left)) \(direction.rawValue) \(fact(right)) \(measure.rawValue)"
    case .reference(let label): return "reference \(label)"
    case .reason(let claim, _): return "reason of claim \(fact(claim))"
    }
  }
}
