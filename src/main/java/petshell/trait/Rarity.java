package petshell.trait;

import java.util.Optional;

/** How rare a pet is; decides how likely its pattern and accessory are. */
public enum Rarity implements TraitValue {
  /** Seven of ten pets. */
  COMMON("common"),
  /** Two of ten pets. */
  UNCOMMON("uncommon"),
  /** Eight of a hundred pets. */
  RARE("rare"),
  /** Two of a hundred pets. */
  LEGENDARY("legendary");

  private final String text;

  Rarity(String text) {
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
  public static Optional<Rarity> of(String text) {
    for (Rarity value : values()) {
      if (value.text.equals(text)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
