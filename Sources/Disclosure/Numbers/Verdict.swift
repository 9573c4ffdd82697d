/// How a printed claim stands to what the printed operands allow; `docs/numbers.md`.
package enum Verdict: String, Hashable, Sendable {
  /// Recomputing from the displayed digits and rounding gives the claim.
  case exact
  /// Not exact, but some true values produce all displayed figures.
  case explained
  /// The sets meet in one point only.
  case boundary
  /// The sets meet, but the residual is improbable, or only leniently read.
  case strained
  /// Disjoint under nearest rounding, not under truncation, ceiling or double rounding.
  case convention
  /// Disjoint under every admitted model.
  case contradicted
  /// The sets meet and are too wide to say anything, or the rate is undefined.
  case vacuous
}
