import Foundation
import Testing

/// A disclosure beside the official template it was made from.
@Suite struct TemplateTests {
  private static let template = """
    县〇〇局2024年度部门决算

    第一部分 县〇〇局概况

    由办公室根据职能规定填写。

    第二部分 情况说明

    本年收入总计〇〇万元，比上年增加（减少）〇〇万元。（收支相同的，按无增减表述，下同）

    第三部分 名词解释

    一、财政拔款收入：指本级财政拨付的资金。
    """
  private static let filled = """
    云溪县农业农村局2024年度部门决算

    第一部分 云溪县农业农村局概况

    负责全县农业农村工作。

    第二部分 情况说明

    本年收入总计320.00万元，比上年增加20.00万元。

    第三部分 名词解释

    一、财政拨款收入：指本级财政拨付的资金。
    """

  private let folder: Gouji.Folder

  init() throws {
    folder = try Gouji.Folder()
    try folder.write("模板.txt", Self.template)
    try folder.write("决算.txt", Self.filled)
  }

  private func check(_ arguments: String...) throws -> Gouji.Result {
    try Gouji.run(["决算.txt", "--template", "模板.txt"] + arguments, in: folder)
  }

  @Test func aFilledDisclosureIsLeftAlone() throws {
    let result = try check("--ledger")
    #expect(!result.out.contains("错误 1") && !result.out.contains("模板的空位没有填"), "\(result.out)")
    #expect(result.out.contains("template-slot  〇〇；文中 320.00"), "\(result.out)")
  }

  @Test func whatTheTemplateSaysToTheWriterIsTold() throws {
    try folder.write(
      "决算.txt",
      Self.filled.replacingOccurrences(of: "20.00万元。", with: "〇〇万元。（收支相同的，按无增减表述，下同）"))
    let result = try check()
    #expect(result.status == 1)
    #expect(result.out.contains("“（收支相同的，按无增减表述，下同）”是模板里写给填表人的话。"), "\(result.out)")
    #expect(result.out.contains("“〇〇”处仍是模板的空位"), "\(result.out)")
    #expect(!(try Gouji.run(["决算.txt"], in: folder)).out.contains("template-"))
    try folder.write("gouji.yaml", "template: 模板.txt\n")
    #expect(try Gouji.run(["决算.txt"], in: folder).out.contains("template-slot"))
  }

  @Test func aFaultOfTheTemplateIsMarkedAsInherited() throws {
    try folder.write("决算.txt", Self.filled.replacingOccurrences(of: "财政拨款收入", with: "财政拔款收入"))
    let result = try check()
    #expect(result.out.contains("“拔款”应为“拨款”。（模板原文即如此）"), "\(result.out)")
    #expect(try check("-f", "json").out.contains("\"inherited\":true"))
    try folder.write("模板.txt", Self.template.replacingOccurrences(of: "拔款", with: "拨款"))
    #expect(!(try check().out.contains("模板原文即如此")))
  }

  @Test func aTemplateThatCannotBeReadEndsTheRun() throws {
    let missing = try Gouji.run(["决算.txt", "--template", "无.docx"], in: folder)
    #expect(missing.status == 2)
    #expect(missing.out == "")
    try folder.write("模板.txt", "")
    let empty = try check()
    #expect(empty.status == 2)
    #expect(empty.err.contains("模板 模板.txt 读不出来："), "\(empty.err)")
  }
}
