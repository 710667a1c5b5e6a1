package petshell.job.look;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import petshell.job.Ids;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetName;
import petshell.store.PetShellException;

/** Finds the one id that a user means. */
public final class PetIds {
  private static final int CANDIDATES = 11;

  private final Database database;

  /**
   * Makes a lookup in one database.
   *
   * @param database the open database
   */
  public PetIds(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Finds a pet by its id or by a prefix of it that no other pet's id has.
   *
   * @param idOrPrefix the id; a whole id wins over prefixes
   * @throws PetShellException if no pet, or more than one, is meant
   */
  public PetName require(String idOrPrefix) {
    Objects.requireNonNull(idOrPrefix, "idOrPrefix");
    return database.read(
        () -> {
          WebApp.require(database);
          Optional<PetName> whole = database.dao(PetDao.class).name(idOrPrefix);
          if (whole.isPresent()) {
            return whole.get();
          }
          List<PetName> found = candidates(database, idOrPrefix);
          if (found.size() == 1) {
            return found.get(0);
          }
          throw found.isEmpty() ? missing(idOrPrefix) : ambiguous(database, idOrPrefix, found);
        });
  }

  /** Returns the first pets whose ids start with a prefix; none for the empty one. */
  static List<PetName> candidates(Database database, String prefix) {
    return prefix.isEmpty() ? List.of() : database.dao(PetDao.class).withPrefix(prefix, CANDIDATES);
  }

  /** Returns the error for a text that no id starts with. */
  static PetShellException missing(String prefix) {
    return failure(
        prefix.isEmpty()
            ? "no pet has the id \"\""
            : "no pet has an id that starts with " + Ids.quoted(prefix),
        "see list-pets");
  }

  /**
   * Returns the error for a text that several ids start with.
   *
   * @param found what {@link #candidates} has found, two or more
   */
  static PetShellException ambiguous(Database database, String prefix, List<PetName> found) {
    boolean more = found.size() == CANDIDATES;
    List<PetName> first = more ? found.subList(0, CANDIDATES - 1) : found;
    Map<String, String> ids = ShortIds.of(database, first.stream().map(PetName::id).toList());
    return failure(
        Ids.quoted(prefix)
            + " matches "
            + (more ? "more than " : "")
            + first.size()
            + " pets: "
            + first.stream()
                .map(
                    one ->
                        Ids.shortened(ids.getOrDefault(one.id(), one.id()))
                            + " ("
                            + Ids.shortened(one.name())
                            + ")")
                .collect(Collectors.joining(", "))
            + (more ? ", ..." : ""),
        "type more of the id");
  }

  private static PetShellException failure(String message, String hint) {
    return new PetShellException(PetShellException.Kind.FAILED, message, hint);
  }
}
