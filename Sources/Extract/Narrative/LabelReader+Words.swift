internal import Disclosure

/// The words that labels are read by.
extension LabelReader {
  /// No list number is longer.
  static let numberBytes = 42

  static let leading: [Wording] = [
    "其中:", "其中：", "其中", "包括", "一是", "二是", "三是", "四是", "分别为", "以及", "及", "和", "、", "：", ":", "，",
    ",",
    "另", "本部门", "我部门", "我局", "本单位", "我单位", "我院", "我校", "我委", "共计", "共有", "共", "均", "安排", "用于", "该",
    "当年",
    "部门所属各单位", "部门整体", "部门",
    "）", ")", "。", "；", ";", "的",
  ]
  static let trailing: [Wording] = [
    "均为", "分别为", "为", "是", "共计", "达到", "达", "约", "共有", "共", "：", ":", "安排", "即", "仅", "各", "均",
    "实际",
    "有", "近", "超", "超过", "逾", "不足", "，", ",", "(", "（",
  ]
  static let quotes: [(open: Wording, close: Wording)] = [("“", "”"), ("\"", "\""), ("「", "」"), ("‘", "’")]
  /// Behind the name of an account.
  static let accountWord: Wording = "科目"
  static let levels: [[Wording]] = [["（类", "(类"], ["（款", "(款"], ["（项", "(项"]]
  /// Their marks as whole words, outermost first.
  static let levelMarks: [Wording] = ["（类）", "（款）", "（项）"]
  static let periods: [(Wording, Period)] = [
    ("上年同期", .prior), ("去年同期", .prior), ("上年度", .prior), ("上一年度", .prior), ("上年", .prior), ("去年", .prior),
    ("本年度", .current),
    ("本年", .current), ("今年", .current), ("全年", .current), ("年度", .current),
  ]
  static let endsOfYear: [Wording] = ["年初", "年末", "年终"]
  static let priorYearLines: [Wording] = ["上年结转", "上年结余", "上年度结转"]
  static let scopes: [(word: Wording, scope: Scope)] = [
    ("一般公共预算财政拨款", .generalBudget), ("一般公共预算当年拨款", .generalBudget),
    ("一般公共预算当年财政拨款", .generalBudget), ("一般公共预算拨款", .generalBudget), ("一般公共预算", .generalBudget),
    ("政府性基金预算财政拨款", .governmentFund), ("政府性基金预算当年拨款", .governmentFund),
    ("政府性基金预算拨款", .governmentFund),
    ("政府性基金预算", .governmentFund), ("政府性基金", .governmentFund),
    ("国有资本经营预算财政拨款", .stateCapital), ("国有资本经营预算拨款", .stateCapital),
    ("国有资本经营预算", .stateCapital), ("国有资本经营", .stateCapital), ("财政拨款", .fiscal),
  ]
  /// Longest first: 预算执行总额 holds 预算.
  static let measures: [(word: Wording, measure: Measure)] = [
    ("预算执行总额", .actual), ("预算执行数", .actual), ("执行总额", .actual), ("执行数", .actual),
    ("年初预算数", .initialBudget), ("年初预算", .initialBudget), ("年初批复预算", .initialBudget),
    ("调整后全年预算数", .adjustedBudget), ("调整后全年预算", .adjustedBudget),
    ("全年预算数", .adjustedBudget), ("全年预算", .adjustedBudget), ("调整后预算", .adjustedBudget),
    ("调整预算数", .adjustedBudget), ("调整预算", .adjustedBudget), ("决算总额", .actual),
    ("决算数", .actual), ("决算", .actual), ("预算总额", .own), ("预算数", .own), ("预算安排", .own),
    ("预算", .own), ("执行", .actual),
  ]
  static let notMeasures: [Wording] = [
    "率", "进度", "情况", "标准", "改革", "力", "公务", "单位", "管理", "项目", "编制", "公开", "绩效", "外", "内", "资金", "收入合计",
  ]
  static let sums: [Wording] = ["共计", "共支出", "合计"]
  /// Words that alone stand for what was told before them.
  static let bareSums: [Wording] = ["共", "总计", "总额"]
  static let addends: [Wording] = ["以上", "上述", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "项", "者", "类"]
  static let averages: [Wording] = ["人均", "车均", "户均", "亩均", "次均", "平均", "年平均", "单车", "均价", "单价", "每"]
  /// 自评平均分: the word for it stands last.
  static let averageEnds: [Wording] = ["平均分", "平均得分", "平均值", "平均数"]
  static let completed: [Wording] = ["完成", "占", "为"]
  /// What could have been scored, beside what was.
  static let fullMarks: [Wording] = ["满分", "分值", "权重", "标准分", "权重分"]
  static let amountWords: [Wording] = ["总额", "总数", "金额", "数额", "总金额"]
  static let generic: Set<Wording> = [
    "", "金额", "资金", "费用支出", "费用", "共计支出", "支出共计", "共计", "计", "合计", "总计", "小计", "总额", "数", "经费", "的", "实际支出",
    "实际执行",
  ]
  /// How names of bodies end that are no names of accounts (图书馆, 博物馆 are both).
  static let bodies: [Wording] = ["局", "委员会", "办公室", "人民政府", "管委会", "办事处", "委"]
  /// How names of bodies end.
  static let bodyEndings: [Wording] =
    bodies + [
      "厅", "部", "院", "学校", "大学", "中学", "小学", "幼儿园", "中心", "站", "所", "队", "馆", "处", "会", "社", "街道", "镇", "乡",
      "台", "园", "部门", "单位",
    ]
  static let bothFlows: [Wording] = ["收支", "收、支", "收入支出", "收入、支出", "收入和支出", "收入总计和支出总计", "收入总计、支出总计"]
  static let bareTotals: Set<Wording> = ["支出", "收入"]
}
