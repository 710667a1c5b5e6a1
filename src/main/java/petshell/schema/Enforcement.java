package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import petshell.schema.Changeset.Context;
import petshell.store.Database;
import petshell.store.SchemaText.ContractPart;

/**
 * The contract step: constraints by which the database itself refuses missing and malformed traits.
 * They are changesets of their own, which {@link Migrations#migrate} never applies.
 */
public final class Enforcement {
  /**
   * Pets whose traits the constraint refuses.
   *
   * @param count how many there are
   * @param ids the first ids
   */
  public record Refused(long count, List<String> ids) {
    /**
     * Copies the list.
     *
     * @throws NullPointerException if the list is null
     */
    public Refused {
      ids = List.copyOf(ids);
    }
  }

  private final Database database;
  private final Migrations migrations;
  private final ChangeLog changeLog;

  /**
   * Makes the access to one database's constraints.
   *
   * @param database the open database
   * @param messages takes lines for the user
   */
  public Enforcement(Database database, Consumer<String> messages) {
    this.database = Objects.requireNonNull(database, "database");
    this.migrations = new Migrations(database, messages);
    this.changeLog = ChangeLog.of(database);
  }

  /** Returns whether the constraints are there. */
  public boolean isEnforced() {
    return migrations.state().enforced();
  }

  /**
   * Returns the SQL that {@link #apply} would run, which is tried on a copy of the schema; the
   * database is not written.
   *
   * @param inTheEnd what else is written after the changes, to the copy
   */
  public SchemaScript sql(Migrations.InTheEnd inTheEnd) {
    return isEnforced() ? SchemaScript.NONE : migrations.updateSql(parts(), inTheEnd);
  }

  /** Returns the transactions in which the constraints are added, in order. */
  public List<ContractPart> parts() {
    return database.services().schemaText().contractParts();
  }

  /**
   * Adds those constraints of a part that are not there; must run in the caller's write
   * transaction.
   *
   * @return what the journal shall note of the traits column, if anything
   * @throws petshell.store.PetShellException if a pet breaks them; see {@link #refused}
   */
  public Optional<String> apply(ContractPart part) {
    return migrations.update(migrations.state(), part);
  }

  /**
   * Returns the changesets of this step that are to be applied, in order; the last one where all
   * are, but something is left to do.
   */
  public List<Changeset> pending() {
    SchemaState state = migrations.state();
    List<Changeset> all =
        changeLog.changesets().stream().filter(one -> one.context() == Context.CONTRACT).toList();
    List<Changeset> applied = state.applied().stream().map(AppliedChangeset::changeset).toList();
    List<Changeset> pending = all.stream().filter(one -> !applied.contains(one)).toList();
    return pending.isEmpty() && !state.enforced()
        ? all.subList(all.size() - 1, all.size())
        : pending;
  }

  /**
   * Returns the changesets of this step that are noted, the last one first.
   *
   * @throws petshell.store.PetShellException if a constraint of ours is there without a note
   */
  public List<Changeset> applied() {
    SchemaState state = migrations.state();
    RollbackPlan.requireNoted(state);
    List<Changeset> applied = new ArrayList<>();
    for (AppliedChangeset one : state.noted()) {
      if (one.changeset().context() == Context.CONTRACT) {
        applied.add(0, one.changeset());
      }
    }
    return applied;
  }

  /**
   * Takes the constraints back; must run in the caller's write transaction.
   *
   * @param plan what {@link #applied} found in the same transaction, not empty
   * @return what the journal shall note of the traits column, if anything
   */
  public Optional<String> takeBack(List<Changeset> plan) {
    return migrations.rollback(plan);
  }

  /**
   * Returns the SQL that {@link #takeBack} would run, which is tried on a copy of the schema; the
   * database is not written.
   *
   * @param inTheEnd what else is written after the changes, to the copy
   */
  public SchemaScript takeBackSql(Migrations.InTheEnd inTheEnd) {
    return migrations.rollbackSql(applied(), inTheEnd);
  }

  /**
   * Finds the pets whose traits the check constraint refuses, by its condition.
   *
   * @param limit how many ids at most
   */
  public Refused refused(int limit) {
    String condition = database.services().schemaText().traitsCondition();
    ContractDao dao = database.dao(ContractDao.class);
    return database.read(() -> new Refused(dao.count(condition), dao.ids(condition, limit)));
  }
}
