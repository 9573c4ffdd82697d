import Testing

/// From a sentence that was seen to be wrong to a rule that runs.
@Suite struct RuleScaffoldTests {
  private let folder: Gouji.Folder

  init() throws { folder = try Gouji.Folder() }

  @Test(arguments: ["资金支付不及时", "仅支付１2.5万元（占 3％），其中'尾款'@甲方未付。", "a|b*c?[d]#e"])
  func itFindsItsSentence(_ sentence: String) throws {
    let made = try Gouji.run(["rules", "new", "seen-once", sentence], in: folder)
    #expect(made.status == 0)
    try folder.write("规则/seen-once.yaml", made.out)
    let tested = try Gouji.run(["rules", "test", "seen-once", "--rules", "规则"], in: folder)
    #expect(tested.status == 0, "\(made.out)\(tested.out)\(tested.err)")
    try folder.write("文件.txt", "某说明\n\n经查，\(sentence)\n")
    let found = try Gouji.run(["文件.txt", "--rules", "规则", "--select", "seen-once"], in: folder)
    #expect(found.out.contains("警告 1"), "\(found.out)")
  }

  @Test(arguments: [[], ["growth-rate"], ["Not_kebab"], ["a", "b", "c"], ["empty", "。"]])
  func whatMakesNoRuleIsRefused(_ names: [String]) throws {
    let result = try Gouji.run(["rules", "new"] + names, in: folder)
    #expect(result.status == 2)
    #expect(result.out == "" && result.err.hasPrefix("gouji: "), "\(result.err)")
  }
}
