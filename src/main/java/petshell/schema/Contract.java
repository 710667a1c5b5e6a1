package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import petshell.schema.Changeset.Context;
import petshell.store.Database;

/**
 * The changesets of the contract step, against what the table really has: a migration of the web
 * app that builds the table anew drops their constraints, and Liquibase's ledger does not know.
 */
final class Contract {
  private static final String TABLE = "Pet";
  private static final String COLUMN = "traits";
  private static final String REQUIRED = "traits-required";
  private static final String CHECKED = "traits-checked";
  private static final String CHECK_NAME = "Pet_traits_check";

  private Contract() {}

  /** Returns whether the database itself refuses missing and malformed traits. */
  static boolean isWhole(Database database) {
    return database.refusesNull(TABLE, COLUMN) && database.hasConstraint(TABLE, CHECK_NAME);
  }

  /** Returns those of the applied changesets whose constraint the table lacks. */
  static List<Changeset> lost(Database database, List<AppliedChangeset> applied) {
    return applied.stream()
        .map(AppliedChangeset::changeset)
        .filter(one -> one.context() == Context.CONTRACT && !isThere(database, one))
        .toList();
  }

  /**
   * Returns those of the applied changesets that have nothing to take back, because others have
   * made their constraint, or taken it back.
   */
  static List<Changeset> notOurs(Database database, List<AppliedChangeset> applied) {
    List<Changeset> found = new ArrayList<>(lost(database, applied));
    for (AppliedChangeset one : applied) {
      if (one.adopted() && one.changeset().context() == Context.CONTRACT) {
        found.add(one.changeset());
      }
    }
    return found.stream().distinct().toList();
  }

  private static boolean isThere(Database database, Changeset changeset) {
    return switch (changeset.id()) {
      case REQUIRED -> database.refusesNull(TABLE, COLUMN);
      case CHECKED -> database.hasConstraint(TABLE, CHECK_NAME);
      default -> throw new IllegalArgumentException("no constraint is known for " + changeset.id());
    };
  }
}
