package petshell.store;

import java.util.Arrays;
import java.util.Optional;

/** The state of a run, as it is stored. */
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
  ABANDONED("abandoned"),
  /** The journal holds none of these words. */
  UNKNOWN("unknown");

  private final String text;

  RunOutcome(String text) {
    this.text = text;
  }

  /** Returns the word that is stored and shown. */
  public String text() {
    return text;
  }

  /** Returns the outcome that is stored as this word, empty where there is none. */
  static Optional<RunOutcome> of(String text) {
    return Arrays.stream(values())
        .filter(outcome -> outcome != UNKNOWN && outcome.text.equals(text))
        .findFirst();
  }
}
