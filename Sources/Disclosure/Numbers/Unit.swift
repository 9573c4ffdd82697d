/// What a figure is counted in.
package struct Unit: Hashable, Sendable {
  package enum Dimension: String, Hashable, Sendable {
    /// Base unit: yuan.
    case money
    /// Base unit: one hundredth (65.57 % has value 65.57).
    case percent
    /// Difference of two percentages; base unit: one percentage point.
    case percentagePoint
    /// Multiple (倍); base unit: one.
    case multiple
    /// Things counted one by one (人, 辆, 批次, 个): printed integers are exact.
    case count
    /// Measured continuously (平方米, 吨, 公里, 小时).
    case measure
    /// Points of a score (分).
    case score
  }

  /// As printed: 万元, %, 人次.
  package let symbol: String
  package let dimension: Dimension
  /// How many base units one of it is (万元: 10,000).
  package let factor: Rational

  package init(symbol: String, dimension: Dimension, factor: Rational = .one) {
    self.symbol = symbol
    self.dimension = dimension
    self.factor = factor
  }

  package static let yuan = Unit(symbol: "元", dimension: .money)
  package static let thousandYuan = Unit(symbol: "千元", dimension: .money, factor: Rational(1_000))
  package static let tenThousandYuan = Unit(
    symbol: "万元", dimension: .money, factor: Rational(10_000))
  package static let hundredMillionYuan = Unit(
    symbol: "亿元", dimension: .money, factor: Rational(100_000_000))
  /// In which documents state their money; 千元 and 百万元 are rare, and never taken for another.
  package static let ofMoney: [Unit] = [.yuan, .tenThousandYuan, .hundredMillionYuan]
  /// The one of them that is printed so.
  package static func money(_ symbol: String) -> Unit? { ofMoney.first { $0.symbol == symbol } }
  package static let percent = Unit(symbol: "%", dimension: .percent)
}
