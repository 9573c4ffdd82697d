import Disclosure
import Testing

@testable import Extract

@Suite("Numerals")
struct NumeralReaderTests {
  @Test(
    "reads a whole numeral",
    arguments: [
      ("1,031.84", 103_184, 2), ("1031.84", 103_184, 2), ("-5", -5, 0), ("77.4", 774, 1),
      ("(12.30)", -1230, 2), ("0.00", 0, 2), ("3,258,800", 3_258_800, 0), ("+7", 7, 0),
    ])
  func whole(text: String, mantissa: Int, decimals: Int) throws {
    let bytes = Array(text.utf8)
    let numeral = try #require(NumeralReader.numeral(in: bytes, 0..<bytes.count))
    #expect(numeral.mantissa == Int128(mantissa))
    #expect(numeral.decimals == decimals)
    #expect(numeral.text == text)
  }

  @Test(
    "refuses what is not one numeral",
    arguments: ["1.031.84", "12%", "1,23", "12,3456", "", "1031.84.", "一", "1 031", "12345678901234567", "(12)"])
  func refuses(text: String) {
    let bytes = Array(text.utf8)
    #expect(NumeralReader.numeral(in: bytes, 0..<bytes.count) == nil)
  }

  @Test(
    "Chinese numerals",
    arguments: [("十五", 15), ("二十三", 23), ("一百零二", 102), ("两", 2), ("壹佰贰拾", 120), ("三万", 30_000), ("十", 10)])
  func chinese(text: String, value: Int) { #expect(ChineseNumeral.value(text) == value) }

  @Test("refuses approximate pairs", arguments: ["二三", "百", "十几", ""])
  func notChinese(text: String) { #expect(ChineseNumeral.value(text) == nil) }
}

@Suite("Quantities in prose")
struct QuantityScannerTests {
  private func dump(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return QuantityScanner.scan(bytes, Span(0, bytes.count)).map {
      "\($0.kind) \($0.quantity.numeral.text)\($0.quantity.unit?.symbol ?? "")"
        + ($0.quantity.hedge.map { " \($0)" } ?? "")
    }
  }

  @Test func amountsAndYears() {
    #expect(
      dump("2023年度收、支总计均为1031.84万元,增长65.57%")
        == ["label 2023", "quantity 1031.84万元", "quantity 65.57%"])
    #expect(dump("赣府发〔2015〕19号") == ["label 2015", "label 19"])
    #expect(dump("截至2022年12月31日") == ["label 2022", "label 12", "label 31"])
    #expect(dump("2077.09万元") == ["quantity 2077.09万元"])
    #expect(dump("支出1031.84完成预算100%") == ["bare 1031.84", "quantity 100%"])
    #expect(dump("见表2-1") == ["label 2", "label 1"])
    #expect(dump("1、收入说明") == ["label 1"])
    #expect(dump("接待20批次,226人次,约1,031.84 万元") == ["quantity 20批次", "quantity 226人次", "quantity 1,031.84万元 about"])
    #expect(dump("1.031.84万元") == ["unread 1.031.84"])
    #expect(dump("提高2.37个百分点") == ["quantity 2.37个百分点"])
    #expect(dump("-5人") == ["quantity -5人"])
  }

  @Test func cells() {
    func cell(_ text: String) -> String? {
      let bytes = Array(text.utf8)
      return QuantityScanner.cell(bytes, Span(0, bytes.count), unit: .tenThousandYuan).map {
        $0.numeral.text + ($0.unit?.symbol ?? "")
      }
    }
    #expect(cell("1,031.84") == "1,031.84万元")
    #expect(cell("100%") == "100%")
    #expect(cell("1.8万元") == "1.8万元")
    #expect(cell("-5人/-13.89%") == nil)
    #expect(cell("2023年") == nil)
  }
}
