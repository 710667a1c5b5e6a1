package petshell.output;

/** What a piece of text is for; the {@link Theme} knows its colour. */
public enum Style {
  /** The head of a table or a section. */
  HEADING("1"),
  /** The name of a value. */
  KEY("36"),
  /** All is as it should be. */
  GOOD("32"),
  /** Needs a look. */
  WARNING("33"),
  /** Broken, refused or dangerous. */
  BAD("1;31"),
  /** Less important than what is around it. */
  MUTED("2"),
  /** Something that can be typed. */
  COMMAND("1;36");

  private final String sgr;

  Style(String sgr) {
    this.sgr = sgr;
  }

  /** Returns the parameters of the SGR escape sequence. */
  String sgr() {
    return sgr;
  }
}
