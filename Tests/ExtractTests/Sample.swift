import Disclosure
import Extract

/// Small documents of our own, and how tests read them.
enum Sample {
  static func document(_ text: String, vocabulary: Vocabulary = Vocabulary()) -> Document {
    do {
      return try Extraction.document(
        Array(text.utf8), path: "样本.txt", digest: "", vocabulary: vocabulary)
    } catch {
      fatalError("a sample must be readable: \(error)")
    }
  }

  static func blocks(_ text: String) -> [String] {
    TextDump.string(document(text)).split(separator: "\n").map(String.init)
  }

  static func table(_ text: String, vocabulary: Vocabulary = Vocabulary()) -> [String] {
    TableDump.string(document(text, vocabulary: vocabulary)).split(separator: "\n").map(String.init)
  }

  /// Headings, prose with figures, a table, a note.
  static let report = """
    青川县河道管理局2024年度部门决算

    第一部分 部门概况
    一、主要职责
    负责全县河道的管理和保护工作。
    第二部分 2024年度部门决算情况说明
    一、收入支出决算总体情况说明
    2024年度收、支总计均为1,204.50万元。与2023年度相比，收、支总计各增加104.50万元，增长9.50%。
    （一）收入决算情况
    本年收入合计1,204.50万元，其中：财政拨款收入1,200.00万元，占99.63%；其他收入4.50万元，占0.37%。

    收入决算表

    编制单位：青川县河道管理局
    单位：万元

    科目编码\t科目名称\t合计\t财政拨款收入\t其他收入
    213\t农林水支出\t1,204.50\t1,200.00\t4.50
    21303\t水利\t1,204.50\t1,200.00\t4.50
    2130301\t行政运行\t800.00\t800.00\t
    2130305\t水利工程建设\t404.50\t400.00\t4.50

    注：本表反映本年度取得的各项收入。
    """
}
