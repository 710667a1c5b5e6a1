package petshell.trait;

import java.util.Optional;

/** The expression of a pet's face. */
public enum Expression implements TraitValue {
  /** Smiling. */
  HAPPY("happy"),
  /** Calm. */
  NEUTRAL("neutral"),
  /** Wondering. */
  CURIOUS("curious"),
  /** Up to something. */
  MISCHIEVOUS("mischievous"),
  /** Eyes half shut. */
  SLEEPY("sleepy");

  private final String text;

  Expression(String text) {
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
  public static Optional<Expression> of(String text) {
    for (Expression value : values()) {
      if (value.text.equals(text)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
