package petshell.trait;

import java.util.Optional;

/** What is drawn on a pet's body. */
public enum PatternType implements TraitValue {
  /** A plain body; no pattern colour is generated. */
  NONE("none"),
  /** Stripes. */
  STRIPED("striped"),
  /** Spots. */
  SPOTTED("spotted"),
  /** A gradient from the body colour. */
  GRADIENT("gradient");

  private final String text;

  PatternType(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  /**
   * Finds the value for a word of JSON.
   *
   * @param text the word, case-sensitive
   * @return the value, or empty where no value has that word
   */
  public static Optional<PatternType> of(String text) {
    for (PatternType value : values()) {
      if (value.text.equals(text)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
