package petshell.trait;

import java.util.Optional;

/** The look on a pet's face. */
public enum Expression {
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

  /** Returns the word that stands in JSON for this value, in lower case. */
  public String text() {
    return text;
  }

  /**
   * Finds the value that a word of JSON stands for.
   *
   * @param text the word, case-sensitive, never null
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
