/// Every check kind, in the order findings of equal place are listed. One line a kind.
package let checkCatalog: [any Check.Type] = [
  PatternCheck.self,
  GrowthCheck.self,
  ChangeCheck.self,
  DirectionCheck.self,
  ShareCheck.self,
  SharesTotalCheck.self,
  CompletionCheck.self,
  CompositionCheck.self,
  ChangeCompositionCheck.self,
  CountCheck.self,
  ReasonCheck.self,
  SameFactCheck.self,
  NarrativeTableCheck.self,
  ScopeOrderCheck.self,
  TableSum.self,
]
