package petshell.job.look;

/** The order of a listing. Pets that are equal in it are sorted by id. */
public enum PetSort {
  /** By id. */
  ID("id"),
  /** By name, the letters from A to Z in either case being the same. */
  NAME("name"),
  /** The newest first. */
  CREATED("created"),
  /** The rarest first, those without valid traits last. */
  RARITY("rarity");

  private final String text;

  PetSort(String text) {
    this.text = text;
  }

  /** Returns the word for it, in lower case. */
  public String text() {
    return text;
  }
}
