package import Disclosure

/// Something wrong with how the program was called or configured. Ends with status 2.
package struct UsageFault: Error {
  /// Each one sentence: what, where, what to do.
  package let messages: [Localized]

  package init(zh: String, en: String) { messages = [Localized(zh: zh, en: en)] }

  package init(_ messages: [Localized]) { self.messages = messages }
}
