internal import Disclosure

/// What people call the classes of `rules/lexicon/classes.yaml`.
enum ClassNames {
  static let all: [String: Localized] = {
    var names: [String: Localized] = [:]
    for (id, zh, en) in table { names[id] = Localized(zh: zh, en: en) }
    return names
  }()

  private static let table: [(String, String, String)] = [
    ("template-leftover", "模板文字残留", "template text left in"),
    ("instruction-leftover", "填写说明残留", "instructions left in"),
    ("chart-placeholder", "图表占位未替换", "chart placeholder"),
    ("choice-unresolved", "二选一未定", "choice left open"),
    ("empty-field", "应填未填", "field left empty"),
    ("empty-indicator", "指标未填", "indicator left empty"),
    ("empty-section", "有标题无内容", "heading without content"),
    ("missing-part", "缺少应有部分", "required part missing"),
    ("toc-title-mismatch", "目录与正文标题不符", "contents against titles"),
    ("numbering-gap", "编号缺号", "gap in numbering"),
    ("numbering-conflict", "编号重复或错乱", "conflicting numbering"),
    ("zero-list", "所列项目均为零", "list of zeros"),
    ("cross-value-conflict", "同一数据前后不一", "same figure, two values"),
    ("narrative-table-mismatch", "文字与表格不符", "text against table"),
    ("table-table-mismatch", "表与表不符", "table against table"),
    ("statement-contradiction", "说法相互矛盾", "contradicting statements"),
    ("implied-contradiction", "推算结果矛盾", "implied contradiction"),
    ("reason-inconsistent", "原因与增减方向不符", "reason against direction"),
    ("scope-inconsistent", "口径不一致", "scope differs"),
    ("sum-mismatch", "分项之和不符", "parts do not add up"),
    ("table-total-mismatch", "表内合计不符", "table total"),
    ("growth-mismatch", "增减率不符", "rate of change"),
    ("change-mismatch", "增减额不符", "amount of change"),
    ("share-mismatch", "占比不符", "share"),
    ("completion-mismatch", "完成率不符", "completion rate"),
    ("direction-mismatch", "增减方向不符", "direction"),
    ("count-mismatch", "个数不符", "count"),
    ("score-inconsistent", "得分不符", "score"),
    ("completion-inconsistent", "完成情况不符", "completion"),
    ("budget-vs-cost", "成本超过预算", "cost above budget"),
    ("unit-error", "单位错误", "wrong unit"),
    ("unit-missing", "缺少单位", "unit missing"),
    ("unit-inconsistent", "单位不一致", "units differ"),
    ("indicator-value-type", "指标值类型不符", "indicator value type"),
    ("symbol-misuse", "符号误用", "symbol misused"),
    ("target-operator-missing", "缺少比较符号", "comparison sign missing"),
    ("magnitude-implausible", "数量级可疑", "implausible magnitude"),
    ("indicator-category", "指标归类不当", "indicator category"),
    ("indicator-goal-mismatch", "指标与目标不符", "indicator against goal"),
    ("duplicate-indicator", "指标重复", "duplicate indicator"),
    ("goal-without-indicator", "目标没有对应指标", "goal without indicator"),
    ("target-implausible", "目标值不合理", "implausible target"),
    ("target-nonspecific", "目标值不具体", "target not specific"),
    ("entity-name", "单位名称有误", "entity name"),
    ("naming-inconsistent", "名称前后不一", "inconsistent name"),
    ("classification-error", "科目有误", "account classification"),
    ("header-label-error", "表头有误", "header label"),
    ("typo", "错别字", "typo"),
    ("year-mismatch", "年份不符", "year"),
    ("duplicate-text", "文字重复", "repeated text"),
    ("bracket-mismatch", "括号引号不配对", "unbalanced brackets"),
    ("punctuation", "标点有误", "punctuation"),
    ("text-garbled", "文字错乱", "garbled text"),
    ("format-artifact", "格式残留", "format artefact"),
    ("privacy", "个人信息", "personal data"),
    ("suspicious-pattern", "异常规律", "suspicious pattern"),
  ]
}
