package petshell.store;

import java.util.Arrays;

/**
 * What an engine holds a stored value for. The engine maps its own types to these; the words are
 * those of a file with saved traits.
 */
public enum StoredKind {
  /** Nothing. */
  NULL("null"),
  /** Text, proper or not. */
  TEXT("text"),
  /** Binary data. */
  BLOB("blob"),
  /** A whole number. */
  INTEGER("integer"),
  /** A floating-point number. */
  REAL("real"),
  /** None of these: a word in a file that no petshell has written. No stored value is of it. */
  UNKNOWN("unknown");

  private final String word;

  StoredKind(String word) {
    this.word = word;
  }

  /** Returns the word in a file with saved traits. */
  public String word() {
    return word;
  }

  /** Returns the kind of this word, {@link #UNKNOWN} where there is none. */
  public static StoredKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
