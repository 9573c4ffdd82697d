internal import Disclosure

extension Transcript.Omission.Kind {
  /// What a report mentions of a document that was checked, in this order.
  static let mentioned: [Self] = [.recognizedPage, .hiddenSheet, .hiddenRows, .hiddenColumns, .hiddenText]

  /// Whether content of the document went unaudited; what its author hid is only mentioned.
  var isLoss: Bool {
    switch self {
    case .pageWithoutText, .picture, .missingRecognizer, .unmappedText, .strayBytes, .formulaWithoutValue, .unreadPart,
      .limit:
      true
    case .recognizedPage, .hiddenSheet, .hiddenRows, .hiddenColumns, .hiddenText: false
    }
  }
}

extension Words {
  /// One sentence for the omission at `{place}`; `{count}`: how many there are of those that were not audited.
  static func omission(_ kind: Transcript.Omission.Kind) -> Localized {
    switch kind {
    case .pageWithoutText:
      Localized(
        zh: "{place}只有图片没有文字（扫描页），没有核对；共 {count} 处未读，可用 --ocr 识别。",
        en:
          "{place} is a picture without text (a scan) and was not checked; {count} places were not read, which --ocr may."
      )
    case .picture:
      Localized(
        zh: "{place}里的文字和表格没有核对，共 {count} 处；请把其中的内容改成文字和表格，或另外核对。",
        en: "What {place} shows was not checked, {count} in all: put it as text and tables, or check it by other means."
      )
    case .missingRecognizer:
      Localized(
        zh: "{place}是扫描页，要由 Tesseract 识别，本机没有安装（或缺少中文数据），没有核对，共 {count} 处；请运行 scripts/setup --ocr。",
        en:
          "{place} is a scan, which Tesseract reads; it or its Chinese data is not installed and the page was not checked, {count} in all: run scripts/setup --ocr."
      )
    case .unmappedText:
      Localized(
        zh: "{place}的字体没有文字对照，读出的字不可信，没有核完，共 {count} 处；请重新导出，或用 --ocr 识别。",
        en:
          "The fonts of {place} do not say which characters they draw and what was read is not certain, {count} places in all: export the file again, or use --ocr."
      )
    case .formulaWithoutValue:
      Localized(
        zh: "{place}是没有计算结果的公式，没有核对，共 {count} 处；请用 Excel 打开重算后保存。",
        en:
          "{place} is a formula without a value and was not checked, {count} in all: open the file in Excel and save it."
      )
    case .strayBytes:
      Localized(
        zh: "{place}有无法识别的字节，同一行的数字可能不全，没有核完，共 {count} 处；请从原文件重新导出。",
        en:
          "{place} holds bytes that are no characters beside figures, which may lack digits, {count} places in all: export the file again."
      )
    case .unreadPart:
      Localized(
        zh: "{place}读不出来，没有核对，共 {count} 处；请检查原文件。",
        en: "{place} could not be read and was not checked, {count} in all: check the file.")
    case .limit:
      Localized(
        zh: "{place}超出读取上限，没有核完；请拆分文件。", en: "{place} exceeds a reading limit and was not checked: split the file.")
    case .recognizedPage:
      Localized(
        zh: "{place}由文字识别读出，其中的数字可能认错。", en: "{place} was read by character recognition; its figures may be misread.")
    case .hiddenSheet: Localized(zh: "隐藏的工作表没有核对：{place}。", en: "Hidden sheets were not checked: {place}.")
    case .hiddenRows: Localized(zh: "隐藏的行没有核对：{place}。", en: "Hidden rows were not checked: {place}.")
    case .hiddenColumns: Localized(zh: "隐藏的列没有核对：{place}。", en: "Hidden columns were not checked: {place}.")
    case .hiddenText: Localized(zh: "隐藏的文字没有核对：{place}。", en: "Hidden text was not checked: {place}.")
    }
  }

  /// Places of one kind: of many the first few.
  static func places(_ places: [String], _ language: Language) -> String {
    let named = places.prefix(placesMax).joined(separator: comma.text(language))
    guard places.count > placesMax else { return named }
    return morePlaces.text(language, filledWith: ["places": named, "count": String(places.count)])
  }

  static let placesMax = 3
  static let morePlaces = Localized(zh: "{places}等 {count} 处", en: "{places} and others, {count} in all")
}
