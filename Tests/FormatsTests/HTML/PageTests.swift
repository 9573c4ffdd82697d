import Disclosure
import Testing

@testable import Formats

@Suite struct PageTests {
  private func lines(_ page: String) throws -> [String] {
    let transcript = try PageReader.read(Array(page.utf8))
    #expect(transcript.isSound)
    return transcript.sketch
  }

  @Test func paragraphsBreaksAndEntities() throws {
    let page = "<p>　　收入<b>858.00</b>万元，\n  其中：1&lt;2&nbsp;&times;<br>支出&yen;5</p><div>a<div>b</div>c</div><p>A\nB"
    #expect(try lines(page) == ["收入858.00万元，其中：1<2\u{A0}×", "支出¥5", "a", "b", "c", "A B"])
  }

  @Test func whatIsNotShownIsNotRead() throws {
    let page = """
      <head><title>题</title><style>p{}</style></head><p>甲</p><script>var a = "<p>乙</p>"</script><p hidden>丙</p><!-- 丁 -->
      <div style="color:red; display : none">戊<div>己</div></div><p>庚<input value=x><select><option>辛</select>
      """
    #expect(try lines(page) == ["甲", "庚"])
  }

  @Test func spansAreGrids() throws {
    let page = """
      <table><caption>收入表</caption><thead><tr><th rowspan=2>科目<th colspan="2">金额</thead><tr><td>本年<td>上年<tr><td>合 计<td><p>858</p><p>.00</p><td></table>
      """
    #expect(try lines(page) == ["收入表", "科目↓2·金额→2", "本年·上年", "合 计·858 .00·"])
  }

  @Test func columnsNobodyUsesAreOne() throws {
    #expect(
      try lines("<table><tr><td colspan=1000>题<tr><td colspan=999>甲<td>1<tr><td colspan=999>乙<td>2</table>") == [
        "题→2", "甲·1", "乙·2",
      ])
  }

  @Test func tablesThatPlaceThingsAreNone() throws {
    let data = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    let page =
      "<table><tr><td><a href=/1>首页</a> <a href=/2>公开</a></td><td><h1>决算</h1><p>收入，支出。</p>\(data)</td></tr><tr><td>页脚<td></tr></table>"
    #expect(try lines(page) == ["~ 首页 公开", "#1 决算", "收入，支出。", "甲·1", "乙·2", "~ 页脚"])
  }

  @Test func whatStandsAroundTheArticleIsFurniture() throws {
    let page = """
      <html><body><div id=a><ul><li><a href=/>首页</a><li><a href=/x>机构</a></ul><span>无障碍</span></div>
      <div>当前位置：<a href=/>首页</a> &gt; <a href=/b>部门决算</a></div>
      <div id=m><div class=t>某局2023年度部门决算</div><div>来源：某局 <a href="javascript:print()">打印</a></div>
      <div class=c><p><a href="#b1">第一部分</a></p><p>一、收入，共5万元。</p><p>附件：<a href=b.xls>决算公开表.xls</a></p></div></div>
      <nav>上一篇，没有了。</nav><div id=f><a href=/l>链接甲</a> <a href=/k>链接乙</a> 版权所有</div></body></html>
      """
    #expect(
      try lines(page) == [
        "~ 首页", "~ 机构", "~ 无障碍", "~ 当前位置：首页 > 部门决算", "某局2023年度部门决算", "来源：某局 打印", "第一部分", "一、收入，共5万元。",
        "附件：决算公开表.xls", "~ 上一篇，没有了。", "~ 链接甲 链接乙 版权所有",
      ])
  }

  @Test func theDeclaredEncodingIsNotBelieved() throws {
    let gbk: [UInt8] = [0xCA, 0xD5, 0xC8, 0xEB, 0xA3, 0xAC, 0xB9, 0xB2, 0x35, 0xCD, 0xF2, 0xD4, 0xAA, 0xA1, 0xA3]
    let head = Array(
      "<html><meta charset=utf-8><meta http-equiv=Content-Type content='text/html; charset=big5'><p>".utf8)
    #expect(try PageReader.read(head + gbk).sketch == ["收入，共5万元。"])
    #expect(try lines("<meta charset=gb2312><p>收入，共5万元。") == ["收入，共5万元。"])
  }

  @Test func picturesAndDocumentsInPlaceOfWordsAreTold() throws {
    func omissions(_ page: String) throws -> [Transcript.Omission] { try PageReader.read(Array(page.utf8)).omissions }
    let prose = "<p>\(String(repeating: "收入，共5万元。", count: 20))</p>"
    let large = "<img src=1.png width=800 height=900>"
    #expect(
      try omissions(prose + "<img src=0.png><img style='width:20px'>" + large) == [
        .init(kind: .picture, place: "第 3 张图片")
      ])
    #expect(try omissions("<h1>决算</h1><img src=1.jpg>") == [.init(kind: .picture, place: "第 1 张图片")])
    #expect(
      try omissions(prose + "<iframe src='/view.html?file=/a/表.pdf'></iframe><iframe src=/count.html></iframe>") == [
        .init(kind: .unreadPart, place: "嵌入的文件 表.pdf")
      ])
    #expect(
      try omissions(prose + "<div style='display:none'>分享</div><div hidden><p>支出 <b>9</b> 万元</p></div>") == [
        .init(kind: .hiddenText, place: "“支出 9 万元”")
      ])
    #expect(try omissions("<ul><li><a href=/>首页</a><img src=logo.png width=900></ul><div>\(prose)</div>").isEmpty)
  }

  @Test func marksOfWordAreNoText() throws {
    let page = """
      <p><![if !supportLists]><span>一、</span><![endif]>收入</p><!--[if gte mso 9]><xml><p>乙</p></xml><![endif]--><p>支出<![if</p>
      """
    #expect(try lines(page) == ["一、收入", "支出"])
    #expect(try lines("<p>1<2</p><!-- <![if") == ["1<2"])
  }
}
