/// Every check kind, in the order findings of equal place are listed. One line a kind.
package let checkCatalog: [any Check.Type] = [
  PatternCheck.self
]
