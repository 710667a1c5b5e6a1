package petshell.store.postgres;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The password for a database.
 *
 * @param texts the password for each host, or one for all; those are empty where there is none, or
 *     it is not known
 * @param trouble why a file that may have it is not used, and what to do
 */
record PostgresPassword(List<Optional<String>> texts, Optional<String> trouble) {
  /** No password. */
  static final PostgresPassword NONE =
      new PostgresPassword(List.of(Optional.empty()), Optional.empty());

  /**
   * Copies the texts; hosts that have the same one have one for all.
   *
   * @throws NullPointerException if a part is null
   */
  PostgresPassword {
    texts = texts.stream().distinct().count() == 1 ? List.of(texts.get(0)) : List.copyOf(texts);
    Objects.requireNonNull(trouble, "trouble");
  }

  static PostgresPassword of(String text) {
    return new PostgresPassword(List.of(Optional.of(text)), Optional.empty());
  }

  /** Returns the one for the first host that has one; empty where none has. */
  Optional<String> text() {
    return texts.stream().flatMap(Optional::stream).findFirst();
  }

  /** Returns whether the hosts have different ones. */
  boolean isByHost() {
    return texts.size() > 1;
  }

  /** Returns the one for a host, by its number among the hosts. */
  PostgresPassword ofHost(int host) {
    return new PostgresPassword(List.of(texts.get(host)), trouble);
  }

  /** Returns nothing of the password. */
  @Override
  public String toString() {
    return text().isPresent() ? "***" : "none";
  }
}
