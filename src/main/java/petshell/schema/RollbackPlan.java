package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.schema.Changeset.Context;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/** Finds what a rollback undoes. Never the web app's tables, the journal, or what was adopted. */
public final class RollbackPlan {
  private RollbackPlan() {}

  /** How far back a rollback goes. */
  public sealed interface Extent {}

  /** What the last migrate applied, and whatever came after it. */
  public record LastMigrate() implements Extent {}

  /**
   * A number of changesets.
   *
   * @param count exactly so many, 1 or more
   */
  public record Last(int count) implements Extent {}

  /**
   * All that came after a changeset.
   *
   * @param changeset the id of the last one that stays
   */
  public record BackTo(String changeset) implements Extent {}

  /**
   * Finds the changesets.
   *
   * @param state what the database has
   * @param extent how far back
   * @return them in the order in which they go; none where there is nothing to take back
   * @throws PetShellException if there are fewer than asked for, or one of them was adopted
   */
  public static List<Changeset> of(SchemaState state, Extent extent) {
    requireNoted(state);
    List<AppliedChangeset> newestFirst = new ArrayList<>();
    for (AppliedChangeset one : state.noted()) {
      if (one.changeset().context().rolledBack()) {
        newestFirst.add(0, one);
      }
    }
    int count = count(state, extent, newestFirst);
    if (count > newestFirst.size()) {
      throw new PetShellException(
          Kind.FAILED,
          String.format(
              Locale.ROOT,
              "cannot roll back %,d changesets: only %,d are applied",
              count,
              newestFirst.size()),
          "ask for " + newestFirst.size() + " or fewer");
    }
    List<AppliedChangeset> taken = newestFirst.subList(0, count);
    taken.forEach(RollbackPlan::requireOurs);
    return taken.stream().map(AppliedChangeset::changeset).toList();
  }

  private static int count(SchemaState state, Extent extent, List<AppliedChangeset> newestFirst) {
    if (extent instanceof Last last) {
      return last.count();
    }
    if (extent instanceof BackTo to) {
      return countAfter(state, to.changeset());
    }
    return countOfLastMigrate(newestFirst);
  }

  /** What came later than the last migrate (enforce) depends on it, so it goes too. */
  private static int countOfLastMigrate(List<AppliedChangeset> newestFirst) {
    int count = 0;
    Optional<String> deployment = Optional.empty();
    for (int i = 0; i < newestFirst.size(); i++) {
      AppliedChangeset one = newestFirst.get(i);
      if (one.changeset().context() == Context.EXPAND
          && deployment.map(one.deployment()::equals).orElse(true)) {
        deployment = Optional.of(one.deployment());
        count = i + 1;
      }
    }
    return count;
  }

  private static int countAfter(SchemaState state, String id) {
    Optional<Integer> count = Optional.empty();
    for (AppliedChangeset one : state.noted()) {
      if (one.changeset().id().equals(id)) {
        count = Optional.of(0);
      } else if (one.changeset().context().rolledBack()) {
        count = count.map(sofar -> sofar + 1);
      }
    }
    return count.orElseThrow(
        () ->
            new PetShellException(
                Kind.FAILED,
                "the changeset \"" + id + "\" is not applied",
                "see status for those that are"));
  }

  /**
   * Makes sure that all of ours that is there is noted.
   *
   * @throws PetShellException if it is not
   */
  static void requireNoted(SchemaState state) {
    for (Changeset one : state.unnoted()) {
      if (one.context().rolledBack()) {
        throw new PetShellException(
            Kind.FAILED,
            "Liquibase's ledger has lost the record of " + one.id(),
            "run migrate first, which records it again");
      }
    }
  }

  private static void requireOurs(AppliedChangeset one) {
    if (one.changeset().context() != Context.EXPAND) {
      return;
    }
    if (one.standing() == Standing.ADOPTED) {
      throw notOurs(
          one, "the web app added this column; drop it with the web app's own migrations");
    }
    if (one.standing() == Standing.REMADE) {
      throw notOurs(
          one,
          "the web app has added this column again, or may have; drop it with the web app's own"
              + " migrations; uninstall keeps it and removes the rest");
    }
  }

  private static PetShellException notOurs(AppliedChangeset one, String why) {
    return new PetShellException(
        Kind.REFUSED, "petshell cannot roll back " + one.changeset().id() + ": " + why);
  }
}
