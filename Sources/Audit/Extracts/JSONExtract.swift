internal import Disclosure

/// `gouji.extract/1`: document, facts and claims as one object.
enum JSONExtract {
  static func render(_ reading: Reading) -> [UInt8] {
    let document = reading.document
    let places = Places(document)
    var json = JSONWriter()
    json.object {
      $0.field("schema", "gouji.extract/1")
      $0.field("path", document.source.path)
      $0.field("sha256", document.source.digest)
      $0.field("encoding", document.source.encoding)
      $0.field("kind", document.kind.rawValue)
      $0.field("entity", document.entity)
      $0.field("year", document.year)
      $0.field("title", document.title)
      $0.array("sections", document.sections.dropFirst()) { json, section in
        json.object {
          $0.field("number", section.number)
          $0.field("title", section.title)
          $0.field("level", section.level)
          $0.field("line", places.position(of: section.span).line)
        }
      }
      $0.array("tables", document.tables) { $0.table($1, places) }
      $0.array("facts", reading.facts) { $0.fact($1, places) }
      $0.array("claims", reading.claims) { json, claim in
        json.object {
          $0.place(claim.span, places)
          $0.field("extractor", claim.extractor)
          $0.field("relation", FactExtract.relation(claim.relation, document))
        }
      }
    }
    return json.bytes + [0x0A]
  }
}

extension JSONWriter {
  fileprivate mutating func place(_ span: Span, _ places: Places) {
    let position = places.position(of: span)
    field("line", position.line)
    field("column", position.column)
    field("quote", DisplayText.joined(places.document.text[places.fitted(span).range]))
  }

  fileprivate mutating func fact(_ fact: Fact, _ places: Places) {
    object {
      $0.place(fact.span, places)
      $0.field("unit", fact.quantity.unit?.symbol)
      $0.array("concept", fact.path + [fact.concept]) { $0.string($1) }
      $0.field("code", fact.code)
      $0.field("scope", fact.scope.rawValue)
      $0.field("flow", fact.flow.rawValue)
      $0.field("measure", fact.measure.rawValue)
      $0.field("period", FactExtract.period(fact.period))
    }
  }

  fileprivate mutating func table(_ table: Table, _ places: Places) {
    object {
      $0.field("title", table.title)
      $0.field("kind", table.kind)
      $0.field("unit", table.unit?.symbol)
      $0.field("line", places.position(of: table.span).line)
      $0.field("headerRows", table.headerRowCount)
      $0.array("columns", table.columns) { json, column in
        json.object {
          $0.array("path", column.path) { $0.string($1) }
          $0.field("role", column.role.rawValue)
          $0.field("half", column.half)
        }
      }
      $0.array("rows", 0..<table.rowCount) { json, row in
        json.array(0..<table.columnCount) { $0.string(table[row, $1].text) }
      }
    }
  }
}
