package petshell.trait;

/** The way from an id straight to the text that belongs into the database. */
public final class TraitText {
  private TraitText() {}

  /**
   * Generates the traits of a pet and writes them. Thread-safe; little more than a microsecond a
   * call.
   *
   * @param id the id of the pet
   * @return the canonical text of its traits
   */
  public static String of(String id) {
    return new GeneratedTraits().text(id);
  }
}
