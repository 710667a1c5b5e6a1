package petshell.store.postgres;

import java.util.Objects;
import java.util.Optional;

/**
 * The password for a database.
 *
 * @param text the password; empty where there is none, or it is not known
 * @param trouble why a file that may have it is not used, and what to do
 */
record PostgresPassword(Optional<String> text, Optional<String> trouble) {
  /** No password. */
  static final PostgresPassword NONE = new PostgresPassword(Optional.empty(), Optional.empty());

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  PostgresPassword {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(trouble, "trouble");
  }

  static PostgresPassword of(String text) {
    return new PostgresPassword(Optional.of(text), Optional.empty());
  }

  /** Returns nothing of the password. */
  @Override
  public String toString() {
    return text.isPresent() ? "***" : "none";
  }
}
