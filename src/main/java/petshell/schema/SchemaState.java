package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import petshell.schema.Changeset.Context;

/**
 * What a database has of the changelog, and what is there whoever made it.
 *
 * @param noted the changesets that the ledger notes, in the order in which they were applied; never
 *     null
 * @param unnoted those that are there and ours without a note
 * @param pending those that {@code migrate} would apply or note, in that order
 * @param traitsColumn whether the pets have the traits column
 * @param journal whether petshell's own tables are there, with all their columns
 * @param enforced whether the database itself refuses missing or malformed traits
 */
public record SchemaState(
    List<AppliedChangeset> noted,
    List<Changeset> unnoted,
    List<Changeset> pending,
    boolean traitsColumn,
    boolean journal,
    boolean enforced) {
  /**
   * Copies the lists.
   *
   * @throws NullPointerException if a list is null
   */
  public SchemaState {
    noted = List.copyOf(Objects.requireNonNull(noted, "noted"));
    unnoted = List.copyOf(Objects.requireNonNull(unnoted, "unnoted"));
    pending = List.copyOf(Objects.requireNonNull(pending, "pending"));
  }

  /** Returns the changesets that are noted and there, in the order in which they were applied. */
  public List<AppliedChangeset> applied() {
    return noted.stream().filter(one -> one.standing().isApplied()).toList();
  }

  /** Returns the ids of the changesets behind which something can be rolled back, in order. */
  public List<String> returnPoints() {
    List<String> points = new ArrayList<>();
    for (int index = 0; index < noted.size(); index++) {
      boolean isFollowed =
          noted.subList(index + 1, noted.size()).stream()
              .anyMatch(after -> after.changeset().context().rolledBack());
      if (isFollowed) {
        points.add(noted.get(index).changeset().id());
      }
    }
    return List.copyOf(points);
  }

  /** Returns the changesets that are noted, though what they made is gone. */
  public List<Changeset> lost() {
    return noted.stream()
        .filter(one -> one.standing() == Standing.LOST)
        .map(AppliedChangeset::changeset)
        .toList();
  }

  /** Returns whether the traits column is there and petshell's. */
  public boolean columnIsOurs() {
    return unnoted.stream().anyMatch(one -> one.context() == Context.EXPAND)
        || noted.stream()
            .filter(one -> one.changeset().context() == Context.EXPAND)
            .anyMatch(one -> one.standing() == Standing.APPLIED);
  }

  boolean mayBeRolledBack(String id) {
    return noted.stream()
        .map(AppliedChangeset::changeset)
        .anyMatch(one -> one.id().equals(id) && one.context().rolledBack());
  }

  /** Returns whether the database once refused bad traits, and does no longer. */
  public boolean lostEnforcement() {
    return lost().stream().anyMatch(one -> one.context() == Context.CONTRACT);
  }
}
