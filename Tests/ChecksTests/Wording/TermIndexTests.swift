import Disclosure
import Testing

@testable import Checks

struct TermIndexTests {
  private let index = TermIndex(
    Vocabulary(words: ["fixed-terms": ["其他商品和服务支出", "财政拨款收入", "财政拨款支出"]]))

  @Test("one character changed is near, wherever it stands")
  func changed() {
    let near = index.near("其他商务和服务支出".values, least: 6)
    #expect(near.map(\.range) == [0..<9])
    #expect(near.map(\.place) == [3])
    #expect(near.map(\.isLoss) == [false])
    #expect(index.near("其她商品和服务支出".values, least: 6).map(\.place) == [1])
  }

  @Test("one character lost is near")
  func lost() {
    let near = index.near("其他商品和服支出".values, least: 6)
    #expect(near.map(\.isLoss) == [true])
    #expect(near.map(\.range) == [0..<8])
  }

  @Test("the term itself, and two characters changed, are not near")
  func others() {
    #expect(index.near("其他商品和服务支出".values, least: 6).isEmpty)
    #expect(index.near("其他商务合服务支出".values, least: 6).isEmpty)
    #expect(index.near("其他".values, least: 6).isEmpty)
  }
}
