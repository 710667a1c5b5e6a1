package petshell.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import petshell.schema.Changeset.Context;
import petshell.store.Database;

/**
 * The contract step: constraints by which the database itself refuses missing and malformed traits.
 * They are changesets of their own, which {@link Migrations#migrate} never applies.
 */
public final class Enforcement {
  /**
   * Pets whose traits the constraint refuses.
   *
   * @param count how many there are
   * @param ids the first ids; never null
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

  private static final String FILE = "changelog/005-enforce.sql";
  private static final String CONDITION_BEGIN = "CHECK (";
  private static final String CONDITION_END = ");";
  private static final Set<Context> CONTRACT = EnumSet.of(Context.CONTRACT);

  private final Database database;
  private final Migrations migrations;
  private final ChangeLog changeLog = ChangeLog.load();

  /**
   * Makes the access to one database's constraints.
   *
   * @param database the open database, never null
   * @param messages takes lines for the user, never null
   */
  public Enforcement(Database database, Consumer<String> messages) {
    this.database = Objects.requireNonNull(database, "database");
    this.migrations = new Migrations(database, messages);
  }

  /** Returns whether the constraints are there. */
  public boolean isEnforced() {
    return Contract.isWhole(database);
  }

  /** Returns the SQL that {@link #apply} would run; the database is not written. */
  public List<String> sql() {
    return isEnforced() ? List.of() : new LiquibaseRunner(database).updateSql(CONTRACT);
  }

  /**
   * Adds the constraints that are not there; must run in the caller's write transaction.
   *
   * @return the changesets that were applied
   * @throws petshell.store.PetShellException if a pet breaks them; see {@link #refused}
   */
  public List<Changeset> apply() {
    LedgerDao ledger = database.dao(LedgerDao.class);
    for (Changeset lost : Contract.lost(database, migrations.state().applied())) {
      ledger.forget(ChangeLog.AUTHOR, lost.id());
    }
    List<Changeset> pending = pending();
    LiquibaseRunner liquibase = new LiquibaseRunner(database);
    migrations.releaseStaleLock(liquibase);
    liquibase.update(CONTRACT);
    return pending;
  }

  /** Returns the changesets of this step that {@link #apply} would apply, in order. */
  public List<Changeset> pending() {
    List<Changeset> applied = applied();
    return changeLog.changesets().stream()
        .filter(one -> one.context() == Context.CONTRACT && !applied.contains(one))
        .toList();
  }

  /** Returns the changesets of this step that were applied, the last one first. */
  public List<Changeset> applied() {
    List<Changeset> applied = new ArrayList<>();
    for (AppliedChangeset one : migrations.state().applied()) {
      if (one.changeset().context() == Context.CONTRACT) {
        applied.add(one.changeset());
      }
    }
    Collections.reverse(applied);
    return applied;
  }

  /**
   * Takes the constraints back; must run in the caller's write transaction.
   *
   * @return the changesets that were taken back; none where there were none
   */
  public List<Changeset> takeBack() {
    List<Changeset> plan = applied();
    if (!plan.isEmpty()) {
      migrations.rollback(plan);
    }
    return plan;
  }

  /** Returns the SQL that {@link #takeBack} would run; the database is not written. */
  public List<String> takeBackSql() {
    return migrations.rollbackSql(applied());
  }

  /**
   * Finds the pets whose traits the check constraint refuses, by the condition of the changelog.
   *
   * @param limit how many ids at most
   */
  public Refused refused(int limit) {
    String condition = condition();
    ContractDao dao = database.dao(ContractDao.class);
    return database.read(() -> new Refused(dao.count(condition), dao.ids(condition, limit)));
  }

  /** Returns the condition of the check constraint, which names the column {@code "traits"}. */
  static String condition() {
    String changelog = ChangeLog.text(FILE);
    int begin = changelog.indexOf(CONDITION_BEGIN) + CONDITION_BEGIN.length();
    return changelog.substring(begin, changelog.indexOf(CONDITION_END, begin));
  }
}
