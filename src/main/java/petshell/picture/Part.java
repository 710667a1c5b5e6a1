package petshell.picture;

/**
 * A piece of the drawing that is the same for every pet. It is filled with the inherited fill (the
 * body's colour) and the inherited {@code currentColor} (the pattern's), so one piece serves every
 * pet. In both texts {@code @} precedes every id that they define or use, and the colour {@code
 * "ink"} is that of every outline.
 *
 * @param name the piece's own name, fit for an id
 * @param definitions clips and masks that must occur once in the document, may be empty
 * @param markup SVG elements
 */
record Part(String name, String definitions, String markup) {
  private static final String INK = "\"#2b2038\"";

  Part {
    definitions = definitions.replace("\n", "");
    markup = markup.replace("\n", "").replace("\"ink\"", INK);
  }

  /** Makes a piece that needs no definitions. */
  static Part of(String name, String markup) {
    return new Part(name, "", markup);
  }

  /** Returns the definitions with a prefix before every id. */
  String definitions(String prefix) {
    return definitions.replace("@", prefix);
  }

  /** Returns the elements with a prefix before every id. */
  String markup(String prefix) {
    return markup.replace("@", prefix);
  }
}
