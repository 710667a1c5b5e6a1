package petshell.output;

/** How progress is shown. */
public enum ProgressMode {
  /** One line that is drawn again and again; needs a terminal. */
  LINE,
  /** A line every few seconds, for pipes and log files. */
  LOG,
  /** Sentences every few seconds, for screen readers and terminals that know no escapes. */
  SENTENCES,
  /** Not at all. */
  NONE;

  /**
   * Returns how progress is shown on standard error.
   *
   * @param facts what is known of the terminal
   * @param plain whether the user or the kind of terminal ({@code TERM=dumb}) asks for sentences
   * @param quiet whether the user asks for silence, which goes before all else
   */
  public static ProgressMode of(TerminalFacts facts, boolean plain, boolean quiet) {
    if (quiet) {
      return NONE;
    }
    if (plain) {
      return SENTENCES;
    }
    return facts.errorTerminal() ? LINE : LOG;
  }
}
