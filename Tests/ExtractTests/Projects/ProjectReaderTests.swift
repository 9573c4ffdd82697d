import Disclosure
import Support
import Testing

@testable import Extract

struct ProjectReaderTests {
  @Test func targetsOfOneProject() throws {
    let projects = try FormSketch.projects(
      """
      项目支出绩效目标表
      项目名称\t河道清淤项目\t\t
      主管部门及代码\t\t实施单位\t示例水务站
      项目资金（万元）\t年度资金总额\t120\t
      \t其中：财政拨款\t100\t
      \t其他资金\t20\t
      年度绩效目标\t\t\t
      完成清淤12公里，群众满意度达到90%以上。\t\t\t
      一级指标\t二级指标\t三级指标\t指标值
      成本指标\t经济成本指标\t清淤总成本\t≤120万元
      产出指标\t数量指标\t清淤长度（公里）\t≥12
      \t质量指标\t验收合格率\t100%
      \t时效指标\t\t
      效益指标\t生态效益指标\t水质\t改善
      满意度指标\t服务对象满意度指标\t群众满意度\t≥90%
      """)
    #expect(projects.count == 1)
    let project = try #require(projects.first)
    #expect(project.name == "河道清淤项目")
    #expect(!project.isWholeDepartment)
    #expect(project.budget?.value == Rational(1_200_000))
    #expect(project.funds.map(\.label) == ["财政拨款", "其他资金"])
    #expect(project.emptyFields.count == 1)
    #expect(project.goalFigures.map(\.subject) == ["完成清淤", "群众满意度达到以上"])
    #expect(project.blankLevels.map(\.level2) == ["时效指标"])
    #expect(project.unreadRows.isEmpty)
    #expect(
      FormSketch.lines(project) == [
        "成本指标 / 经济成本指标 / 清淤总成本 / ≤120万元 / ",
        "产出指标 / 数量指标 / 清淤长度[公里] / ≥12 / ",
        "产出指标 / 质量指标 / 验收合格率 / 100% / ",
        "效益指标 / 生态效益指标 / 水质 / 改善 / ",
        "满意度指标 / 服务对象满意度指标 / 群众满意度 / ≥90% / ",
      ])
  }

  /// 指标值 over three columns, merged or written out three times: the sign, the figure and the unit of one target.
  @Test(arguments: ["指标值\t\t", "指标值\t指标值\t指标值"]) func oneTargetInThreeColumns(header: String) throws {
    let project = try #require(
      try FormSketch.projects(
        """
        项目名称\t河道整治\t\t\t\t
        一级指标\t二级指标\t三级指标\t\(header)
        产出指标\t数量指标\t整治长度\t≥\t12\t公里
        产出指标\t质量指标\t验收合格率\t≥\t95\t%
        """
      ).first)
    #expect(project.unreadRows.isEmpty)
    let targets = project.indicators.compactMap { $0.target?.quantity }
    #expect(targets.map(\.comparator) == [.atLeast, .atLeast])
    #expect(targets.map { "\($0.numeral.text)\($0.unit?.symbol ?? "")" } == ["12公里", "95%"])
  }

  @Test func rowsThatLostOrGainedLeadingCells() throws {
    let project = try #require(
      try FormSketch.projects(
        """
        项目名称\t林场管护\t\t\t\t\t
        预算金额\t总金额（万元）\t30\t当年度金额（万元）\t10\t\t
        绩效指标\t一级指标\t二级指标\t三级指标\t实施周期指标值\t当年度指标值\t
        \t产出指标\t数量指标\t管护面积（亩）\t300\t100\t
        \t\t\t巡护次数\t36\t12\t
        \t\t质量指标\t苗木成活率（%）\t≥85%\t≥85%\t
        时效指标\t\t\t\t\t\t
        \t\t社会效益指标\t\t\t\t
        满意度指标\t服务对象满意度指标\t林农满意度\t≥90%\t≥90%\t\t
        \t\t\t\t项目完成率（%）\t90%\t90%
        """
      ).first)
    #expect(
      FormSketch.lines(project) == [
        "产出指标 / 数量指标 / 管护面积[亩] / 300|100 / ",
        "产出指标 / 数量指标 / 巡护次数 / 36|12 / ",
        "产出指标 / 质量指标 / 苗木成活率[%] / ≥85%|≥85% / ",
        "满意度指标 / 服务对象满意度指标 / 林农满意度 / ≥90%|≥90% / ",
        "满意度指标 / 服务对象满意度指标 / 项目完成率[%] / 90%|90% / ",
      ])
    #expect(project.blankLevels.map(\.level2) == ["时效指标", "社会效益指标"])
    #expect(project.budget?.value == Rational(100_000))
    #expect(project.totalBudget?.value == Rational(300_000))
  }

  @Test func selfEvaluation() throws {
    let project = try #require(
      try FormSketch.projects(
        """
        （2024年度）
        项目名称\t图书采购\t\t\t\t\t\t
        主管部门\t示例文旅局\t\t实施单位\t示例图书馆\t\t\t
        项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
        \t年度资金总额\t60\t50\t45\t10\t90%\t9
        \t其中：当年财政拨款\t60\t50\t45\t—\t90%\t—
        年度总体目标\t预期目标\t\t\t实际完成情况\t\t\t
        \t采购图书2000册\t\t\t采购图书1800册\t\t\t
        一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
        产出指标（50分）\t数量指标\t采购图书\t≥2000册\t1800册\t20\t18\t到货延迟
        \t时效指标\t完成时间\t12月底前\t12月\t30\t30\t
        效益指标（30分）\t社会效益指标\t借阅人次\t≥1万人次\t1.2万人次\t30\t30\t
        满意度指标（10分）\t服务对象满意度指标\t读者满意度\t≥90%\t95%\t10\t10\t
        总分\t\t\t\t\t100\t97\t
        """
      ).first)
    #expect(project.budget?.value == Rational(500_000))
    #expect(project.initialBudget?.value == Rational(600_000))
    #expect(project.executed?.value == Rational(450_000))
    #expect(project.execution?.rate?.value == Rational(90))
    #expect(project.execution?.score?.value == Rational(9))
    #expect(project.total?.weight?.value == Rational(100))
    #expect(project.total?.score?.value == Rational(97))
    #expect(project.goals.count == 2)
    #expect(project.goalFigures.map(\.isOutcome) == [false, true])
    #expect(project.indicators.map { $0.weight?.value } == [20, 30, 30, 10].map(Rational.init))
    #expect(project.indicators.map { $0.score?.value } == [18, 30, 30, 10].map(Rational.init))
    #expect(project.indicators.first?.level1 == "产出指标")
  }

  @Test func wholeDepartmentWithTasks() throws {
    let project = try #require(
      try FormSketch.projects(
        """
        部门整体支出绩效目标表
        部门名称\t示例交通局\t\t\t
        预算整体情况\t部门预算支出\t预算金额（万元）\t收入来源\t预算金额（万元）
        \t基本支出\t800.5\t财政拨款\t900
        \t项目支出\t120\t其他资金\t20.5
        总体绩效目标\t养护县道60公里。\t\t\t
        年度重点工作任务\t名称\t主要实施内容\t拟投入的资金（万元）\t期望达到的目标（概述）
        \t任务1：县道养护\t日常养护\t80\t路况良好
        任务2：桥梁检测\t检测桥梁12座\t40\t按期完成\t

        \t任务3：公交补贴\t补贴运营\t15\t正常运营
        绩效指标\t一级指标\t二级指标\t三级指标\t指标值
        \t产出指标\t数量指标\t养护里程\t60公里
        """
      ).first)
    #expect(project.isWholeDepartment)
    #expect(project.name == "示例交通局")
    #expect(project.tasks.map(\.name) == ["县道养护", "桥梁检测", "公交补贴"])
    #expect(
      project.tasks.map { $0.amount?.value } == [800_000, 400_000, 150_000].map(Rational.init))
    #expect(project.funds.map(\.label) == ["基本支出", "财政拨款", "项目支出", "其他资金"])
    #expect(project.funds.first?.amount.value == Rational(8_005_000))
    #expect(FormSketch.lines(project) == ["产出指标 / 数量指标 / 养护里程 / 60公里 / "])
  }

  @Test func oneTableForManyProjects() throws {
    let projects = try FormSketch.projects(
      """
      单位名称\t项目名称\t数量指标\t指标性质\t目标值\t单位\t完成值\t完成率\t未完成原因
      示例站\t水质监测\t监测断面\t≥\t12\t个\t12\t100%\t
      \t\t编制报告\t＝\t4\t期\t4\t100%\t
      \t噪声监测\t布设点位\t≥\t30\t个\t28\t93%\t设备故障
      """)
    #expect(projects.map(\.name) == ["水质监测", "噪声监测"])
    #expect(projects.map(\.indicators.count) == [2, 1])
    let indicator = try #require(projects.last?.indicators.first)
    #expect(indicator.level2 == "数量指标")
    #expect(indicator.target?.quantity?.comparator == .atLeast)
    #expect(indicator.target?.quantity?.unit?.symbol == "个")
    #expect(indicator.completionRate?.value == Rational(93))
  }

  @Test func titlesNameTheProjects() throws {
    let projects = try FormSketch.projects(
      """
      1、车辆租赁费绩效目标表
      绩效目标\t\t\t\t\t
      1.保障出行。\t\t\t\t\t
      一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
      产出指标\t数量指标\t租赁车辆\t租赁车辆数量\t3辆\t年度计划
      2、档案数字化项目绩效目标自评表
      一级指标\t二级指标\t三级指标\t预期指标值\t实际完成指标值\t
      完成指标\t数量指标\t扫描页数\t≥1万页\t12000页\t
      """)
    #expect(projects.map(\.name) == ["车辆租赁费", "档案数字化"])
    #expect(projects.first?.goals.count == 1)
    #expect(projects.first?.indicators.first?.description == "租赁车辆数量")
  }

  @Test func scoringSheetsHaveLevelsOfTheirOwn() throws {
    let project = try #require(
      try FormSketch.projects(
        """
        一级指标\t二级指标\t三级指标\t指标分值\t计分标准\t自评得分
        部门管理（60分）\t预算编制（20分）\t目标制定\t20\t要素完整得满分\t18
        \t预算执行（40分）\t支出控制\t40\t每个问题扣2分\t36
        自评总分\t\t\t60\t\t54
        """
      ).first)
    #expect(project.indicators.map(\.level2) == ["预算编制", "预算执行"])
    #expect(project.indicators.map { $0.score?.value } == [18, 36].map(Rational.init))
    #expect(project.total?.score?.value == Rational(54))
    #expect(project.indicators.last?.standardSpan != nil)
  }

  /// No levels, sign and unit in columns of their own; the tables of accounts behind it are none of the form's.
  @Test func indicatorsWithoutLevels() throws {
    let project = try #require(
      try FormSketch.projects(
        """
        项目支出绩效自评表
        项目名称\t河道清淤\t\t\t\t\t
        绩效指标\t指标性质\t指标值\t计量单位\t全年完成值\t权重\t得分
        清淤长度\t≥\t12\t公里\t13.5\t60\t60
        村民满意度\t≥\t90\t%\t93\t40\t40

        收入支出决算总表
        单位：万元
        项目\t决算数
        财政拨款收入\t12.00
        本年收入合计\t12.00
        """
      ).first)
    #expect(project.indicators.map(\.name) == ["清淤长度", "村民满意度"])
    #expect(project.tables.count == 1)
  }

  @Test func ordinaryTablesAreNoForms() throws {
    let projects = try FormSketch.projects(
      """
      项目支出表
      项目名称\t合计\t财政拨款\t其他资金
      绩效评价经费\t12\t12\t0
      """)
    #expect(projects.isEmpty)
  }
}
