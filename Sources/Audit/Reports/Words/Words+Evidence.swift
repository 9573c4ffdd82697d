internal import Disclosure

/// Words for how figures stand to one another.
extension Words {
  /// `{printed}` is the figure at fault, `{fits}` what would be right.
  static func cause(_ kind: Cause.Kind) -> Localized {
    switch kind {
    case .rateOverCurrent:
      Localized(
        zh: "比率像是除以了本年数而不是上年数；除以上年数得 {fits}",
        en: "the rate seems divided by this year's figure; over last year's it is {fits}")
    case .shortfallForCompletion:
      Localized(
        zh: "像是把未完成部分的比例当成了完成率；完成率应为 {fits}",
        en: "the shortfall seems printed as the completion rate, which is {fits}")
    case .digitSlip:
      Localized(zh: "{printed}像是误写了一位数字；写作 {fits} 即相符", en: "one digit of {printed} seems wrong; {fits} fits")
    case .digitSwap:
      Localized(
        zh: "{printed}像是两位数字写颠倒了；写作 {fits} 即相符", en: "two digits of {printed} seem swapped; {fits} fits")
    case .digitDropped:
      Localized(zh: "{printed}像是漏写了一位数字；写作 {fits} 即相符", en: "{printed} seems to lack a digit; {fits} fits")
    case .digitDoubled:
      Localized(zh: "{printed}像是多写了一位数字；写作 {fits} 即相符", en: "{printed} seems to have a digit twice; {fits} fits")
    case .decimalShift:
      Localized(
        zh: "{printed}像是小数点移了位；写作 {fits} 即相符", en: "the decimal point of {printed} seems shifted; {fits} fits")
    case .unitSlip:
      Localized(
        zh: "{printed}像是单位写错了（元、万元、亿元）；写作 {fits} 即相符",
        en: "the unit of {printed} seems wrong (yuan, ten thousand, hundred million); {fits} fits")
    case .neighbouringCell:
      Localized(
        zh: "{printed}像是取了相邻一行或一列的数；应为 {fits}",
        en: "{printed} seems to be the neighbouring row or column's; {fits} fits")
    case .priorYear:
      Localized(
        zh: "像是留用了上年的数；应为 {fits}", en: "last year's figure seems left in; {fits} fits")
    case .partLeftOut:
      Localized(zh: "像是漏加了一项：{fits}", en: "a part seems left out: {fits}")
    case .truncation:
      Localized(
        zh: "像是直接舍去了尾数，没有四舍五入；应为 {fits}",
        en: "the figure seems cut off instead of rounded; {fits} fits")
    case .signFlipped:
      Localized(zh: "{printed}像是增减方向写反了；应为 {fits}", en: "the direction of {printed} seems reversed; {fits} fits")
    case .sharesExchanged:
      Localized(
        zh: "像是两项占比互换了；此处应为 {fits}", en: "two shares seem exchanged; {fits} fits here")
    }
  }

  static func verdict(_ verdict: Verdict) -> Localized {
    switch verdict {
    case .exact: Localized(zh: "相符", en: "exact")
    case .explained: Localized(zh: "四舍五入内相符", en: "within rounding")
    case .boundary: Localized(zh: "仅在进位边界上相符", en: "only at the rounding boundary")
    case .strained: Localized(zh: "勉强相符", en: "strained")
    case .convention: Localized(zh: "只符合其他进位法", en: "only under another rounding")
    case .contradicted: Localized(zh: "矛盾", en: "contradicted")
    case .vacuous: Localized(zh: "精度不足，无法判断", en: "too imprecise to tell")
    }
  }

  static func reason(_ reason: Outcome.Reason) -> Localized {
    switch reason {
    case .tooWide: Localized(zh: "精度不足，无法判断", en: "too imprecise to tell")
    case .unitUnknown: Localized(zh: "单位不明", en: "unit unknown")
    case .partnerMissing: Localized(zh: "没有找到可比的数", en: "no figure to compare with")
    case .tableMissing: Localized(zh: "没有找到对应的表", en: "table not found")
    case .unreadFigure: Localized(zh: "数字无法识读", en: "figure could not be read")
    case .doubtfulReading: Localized(zh: "图像识别没有把握", en: "character recognition is not sure")
    case .zeroBase: Localized(zh: "基数为零，比率无定义", en: "zero base: rate undefined")
    case .overflow: Localized(zh: "数值超出计算范围", en: "figure out of range")
    case .nothingToCheck: Localized(zh: "没有此类内容", en: "nothing of the kind")
    case .otherDocumentKind: Localized(zh: "不适用于此类文件", en: "other kind of document")
    case .notOwed: Localized(zh: "此类公开不作此要求", en: "not owed by such a disclosure")
    case .structureUnclear: Localized(zh: "结构不清", en: "structure unclear")
    case .tooMany: Localized(zh: "数量超出核对上限", en: "more than are checked")
    }
  }
}
