package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which pets a listing asks the database for.
 *
 * @param stored whether something is stored as traits; empty for both
 * @param words words of which each is in the traits; a superset is given, since JSON can write a
 *     word in other ways too
 * @param ownerId only pets of this user, if given
 * @param name only pets whose names hold this text, the letters from A to Z in either case, if
 *     given
 * @param generation only pets of this generation, if given
 */
public record PetFilter(
    Optional<Boolean> stored,
    List<String> words,
    Optional<String> ownerId,
    Optional<String> name,
    Optional<Long> generation) {
  /** Every pet. */
  public static final PetFilter ALL =
      new PetFilter(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Copies the words.
   *
   * @throws NullPointerException if a part is null
   */
  public PetFilter {
    Objects.requireNonNull(stored, "stored");
    words = List.copyOf(words);
    Objects.requireNonNull(ownerId, "ownerId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(generation, "generation");
  }
}
