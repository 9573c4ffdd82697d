/// CJK radicals and the ordinary ideographs they are printed as. PDF fonts often map a glyph to the radical.
///
/// Source: Unicode, EquivalentUnifiedIdeograph; 户 instead of 戶, as simplified text means it.
enum RadicalTable {
  /// U+2E80 ... U+2EF3
  static let supplement = Array(
    """
    ⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目\
    示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝雨\
    青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
    """.unicodeScalars)

  /// U+2F00 ... U+2FD5
  static let kangxi = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸\
    屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父\
    爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自\
    至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面\
    革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars)

  /// The ideograph a radical stands for, else `nil`.
  static func ideograph(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0x2E80..<0x2E80 + UInt32(supplement.count): supplement[Int(value - 0x2E80)]
    case 0x2F00..<0x2F00 + UInt32(kangxi.count): kangxi[Int(value - 0x2F00)]
    default: nil
    }
  }
}
