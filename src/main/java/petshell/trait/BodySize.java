package petshell.trait;

import java.util.Optional;

/** How large a pet is drawn. */
public enum BodySize implements TraitValue {
  /** The smallest body. */
  SMALL("small"),
  /** The body between. */
  MEDIUM("medium"),
  /** The largest body. */
  LARGE("large");

  private final String text;

  BodySize(String text) {
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
  public static Optional<BodySize> of(String text) {
    for (BodySize value : values()) {
      if (value.text.equals(text)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
