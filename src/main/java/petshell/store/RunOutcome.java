package petshell.store;

/** How a run stands, as it is stored. */
public enum RunOutcome {
  /** At work, or its process died. */
  RUNNING("running"),
  /** Done to the end; single rows may have failed. */
  COMPLETED("completed"),
  /** Stopped by the user or the system; it can be gone on from. */
  INTERRUPTED("interrupted"),
  /** Stopped by a fault. */
  FAILED("failed"),
  /** Its process died before it ended. */
  ABANDONED("abandoned");

  private final String text;

  RunOutcome(String text) {
    this.text = text;
  }

  /** Returns the word that is stored and shown. */
  public String text() {
    return text;
  }

  /**
   * Returns the outcome with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RunOutcome of(String text) {
    for (RunOutcome outcome : values()) {
      if (outcome.text.equals(text)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome of a run: " + text);
  }
}
