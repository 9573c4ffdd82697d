internal import Audit
internal import Disclosure

/// For commands without flags of their own.
struct NoOptions: Sendable {}

/// `gouji version`
let versionCommand = Command(
  "version", operands: "",
  summary: Localized(zh: "显示版本", en: "show the version"),
  flags: [Flag<NoOptions>](), options: NoOptions()
) { _, operands, console in
  try refuseOperands(operands)
  try console.print("gouji \(Release.version)\n")
  return .clean
}

/// Throws when a command that takes no operands is given some.
func refuseOperands(_ operands: [String]) throws(UsageFault) {
  guard let first = operands.first else { return }
  throw UsageFault(zh: "多余的参数“\(first)”。", en: "There is an argument too many: “\(first)”.")
}
