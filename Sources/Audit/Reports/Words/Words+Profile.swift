package import Disclosure

/// How a report says what its documents were held to.
extension Words {
  static func ground(_ ground: ProfileChoice.Ground) -> Localized {
    switch ground {
    case .named: Localized(zh: "指定", en: "asked for")
    case .kind: Localized(zh: "文种", en: "kind")
    case .year: Localized(zh: "年度", en: "year")
    case .region: Localized(zh: "地区", en: "region")
    case .otherScope: Localized(zh: "与文种、年度或地区不合", en: "made for other documents")
    }
  }

  /// What stands for grounds where there are none.
  static let everyDocument = Localized(zh: "通用", en: "every document")
  static let profile = Localized(zh: "{title}（{name}），依据：{grounds}", en: "{title} ({name}), by {grounds}")
  static let profileDocuments = Localized(zh: "，{count} 份", en: ", {count} documents")
  static let comma = Localized(zh: "、", en: ", ")

  static func profiles(_ choices: [(choice: ProfileChoice, documents: Int)], _ language: Language) -> String {
    choices.map { choice, documents in
      choice.text(language)
        + (documents > 1 ? profileDocuments.text(language, filledWith: ["count": String(documents)]) : "")
    }
    .joined(separator: language == .zh ? "；" : "; ")
  }
}

extension ProfileChoice {
  /// 部门预算，2021年起（budget-2021），依据：文种、年度
  package func text(_ language: Language) -> String {
    let grounds = grounds.map { Words.ground($0).text(language) }
    let said =
      grounds.isEmpty ? Words.everyDocument.text(language) : grounds.joined(separator: Words.comma.text(language))
    return Words.profile.text(language, filledWith: ["title": title, "name": name, "grounds": said])
  }
}
