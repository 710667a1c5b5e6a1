package petshell.shell.option;

import java.util.Objects;

/**
 * Something that completion offers for a word.
 *
 * @param value the whole word, without quotes; never null
 * @param display what is shown in its place, never null
 * @param description what it is, shown beside it; empty for nothing, never null
 * @param kind what the value is, never null
 */
public record Candidate(String value, String display, String description, Kind kind) {
  /** What a value is. */
  public enum Kind {
    /** A finished word, which a blank may follow. */
    WORD,
    /** A part of a word that may go on, such as a folder. */
    PART,
    /**
     * What stands for all that is not listed. Its value is no word of its own: it is what all words
     * begin with, listed or not, so that no more than that is taken for implied.
     */
    REST
  }

  /**
   * Checks that nothing is null.
   *
   * @throws NullPointerException if a part is null
   */
  public Candidate {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(display, "display");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Makes a candidate that finishes the word.
   *
   * @param value the whole word, never null
   * @param description what it is, may be empty, never null
   */
  public Candidate(String value, String description) {
    this(value, value, description, Kind.WORD);
  }

  /**
   * Makes a candidate.
   *
   * @param value the whole word, never null
   * @param description what it is, may be empty, never null
   * @param complete whether the word is finished with it
   */
  public Candidate(String value, String description, boolean complete) {
    this(value, value, description, complete ? Kind.WORD : Kind.PART);
  }

  /**
   * Makes what stands for all that is not listed.
   *
   * @param commonStart what all words begin with, listed or not; never null
   * @param said what is shown for them, such as their number; never null
   */
  static Candidate rest(String commonStart, String said) {
    return new Candidate(commonStart, "… " + said, "", Kind.REST);
  }

  /** Tells whether a blank may follow. */
  public boolean complete() {
    return kind == Kind.WORD;
  }
}
