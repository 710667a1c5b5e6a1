package petshell.shell.option;

/** How pets are drawn in the terminal. */
public enum Art {
  /** The best that the terminal can show. */
  AUTO("auto"),
  /** Coloured half blocks. */
  BLOCKS("blocks"),
  /** A real picture, by a graphics protocol of the terminal. */
  IMAGE("image"),
  /** Not at all. */
  NONE("none");

  private final String text;

  Art(String text) {
    this.text = text;
  }

  /** Returns the word that users type for it. */
  String text() {
    return text;
  }
}
