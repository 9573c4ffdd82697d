import Disclosure
import Testing

@testable import Checks

struct TitleTests {
  @Test("number, marks, year, leader and page do not count")
  func keys() {
    let plain = Title("收支预算总表").key
    #expect(Title("- 一、《收支预算总表》").key == plain)
    #expect(Title("一、2023年度收支预算总表………………12").key == plain)
    #expect(Title("（一） 收支 预算总表").key == plain)
    #expect(Title("一般公共预算支出表").number.isEmpty)
    #expect(Title(listed: "一、收支预算总表 12").key == plain)
    #expect(Title(listed: "收支预算总表2025").key == Title("收支预算总表2025").key)
    #expect(Title(listed: "附件1").key == Title("附件1").key)
  }

  @Test("likeness is 1 for equal titles and falls with what differs")
  func likeness() {
    let title = Title("重点项目支出绩效目标表")
    #expect(title.likeness(title) == Rational.one)
    #expect(title.likeness(Title("项目支出绩效目标表")) > Rational(3, over: 4))
    #expect(title.likeness(Title("名词解释")) < Rational(3, over: 10))
    #expect(title.likeness(Title("")) == Rational.zero)
  }
}
