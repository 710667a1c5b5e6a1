package petshell.trait;

/** How the traits stored for a pet compare with those that its id gives. */
public enum TraitState {
  /** The stored text equals the generated text. */
  EXACT("exact"),
  /** Every number is within 1e-9 of the generated one, and all else is equal. */
  ROUNDED("rounded"),
  /** The same values with other spacing, key order or number text. */
  FORMATTED("formatted"),
  /** Valid traits, but not those that the generator gives for the id. */
  DRIFTED("drifted"),
  /** Valid traits of another generator version. */
  OTHER_VERSION("other-version"),
  /** Not JSON, or JSON that breaks a rule of the traits. */
  INVALID("invalid"),
  /** Nothing is stored. */
  MISSING("missing");

  private final String text;

  TraitState(String text) {
    this.text = text;
  }

  /** Returns the word that users see and type for this state. */
  public String text() {
    return text;
  }
}
