package petshell.trait;

import java.util.Optional;

/** What a pet wears. */
public enum Accessory implements TraitValue {
  /** Nothing. */
  NONE("none"),
  /** A collar. */
  COLLAR("collar"),
  /** A pair of horns. */
  HORNS("horns"),
  /** A pair of wings. */
  WINGS("wings"),
  /** A crown. */
  CROWN("crown");

  private final String text;

  Accessory(String text) {
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
  public static Optional<Accessory> of(String text) {
    for (Accessory value : values()) {
      if (value.text.equals(text)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
