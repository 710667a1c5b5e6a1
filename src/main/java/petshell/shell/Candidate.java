package petshell.shell;

import java.util.Objects;

/**
 * Something that completion offers for a word.
 *
 * @param value the whole word, without quotes; never null
 * @param description what it is, shown beside it; empty for nothing, never null
 * @param complete whether the word is finished with it, so that a blank may follow
 */
record Candidate(String value, String description, boolean complete) {
  /**
   * Checks that nothing is null.
   *
   * @throws NullPointerException if the value or the description is null
   */
  Candidate {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(description, "description");
  }

  /**
   * Makes a candidate that finishes the word.
   *
   * @param value the whole word, never null
   * @param description what it is, may be empty, never null
   */
  Candidate(String value, String description) {
    this(value, description, true);
  }
}
