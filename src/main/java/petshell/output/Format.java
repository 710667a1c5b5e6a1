package petshell.output;

/** The forms in which results are printed. */
public enum Format {
  /** Aligned columns for people. */
  TABLE("table"),
  /** One JSON document. */
  JSON("json"),
  /** JSON a line: each element of a list on a line of its own. */
  JSONL("jsonl"),
  /** Comma-separated values by RFC 4180. */
  CSV("csv"),
  /** A line for each value, a block for each row. */
  VERTICAL("vertical");

  private final String text;

  Format(String text) {
    this.text = text;
  }

  /** Returns whether results are printed from records, as JSON. */
  public boolean isJson() {
    return this == JSON || this == JSONL;
  }

  /** Returns the word that users type for this format. */
  public String text() {
    return text;
  }

  /** Returns whether people read it, rather than programs. */
  public boolean isForPeople() {
    return this == TABLE || this == VERTICAL;
  }
}
