package petshell.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import petshell.schema.Changeset.Context;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Changes the schema by the changelog. Every change is one transaction: the changesets, Liquibase's
 * notes of them, and what the caller does before and after.
 */
public final class Migrations {
  /** What {@code migrate} applies. */
  private static final Set<Context> MIGRATE =
      EnumSet.of(Context.BASELINE, Context.JOURNAL, Context.EXPAND);

  private static final String LEDGER = "DATABASECHANGELOG";
  private static final String LEDGER_LOCK = "DATABASECHANGELOGLOCK";
  private static final String MARKED_AS_RUN = "MARK_RAN";

  private final Database database;
  private final ChangeLog changeLog;
  private final Consumer<String> messages;

  /**
   * Makes the access to one database's schema.
   *
   * @param database the open database, never null
   * @param messages takes lines for the user, never null
   */
  public Migrations(Database database, Consumer<String> messages) {
    this.database = Objects.requireNonNull(database, "database");
    this.messages = Objects.requireNonNull(messages, "messages");
    this.changeLog = ChangeLog.load();
  }

  /** Reads what the database has of the changelog, without Liquibase. */
  public SchemaState state() {
    return database.read(
        () -> {
          List<AppliedChangeset> applied = applied();
          Set<Changeset> done = new HashSet<>();
          applied.forEach(one -> done.add(one.changeset()));
          List<Changeset> pending =
              changeLog.changesets().stream()
                  .filter(one -> MIGRATE.contains(one.context()) && !done.contains(one))
                  .toList();
          return new SchemaState(
              applied,
              pending,
              database.hasColumn("Pet", "traits"),
              database.hasTable("petshell_run"),
              Contract.isWhole(database));
        });
  }

  private List<AppliedChangeset> applied() {
    if (!database.hasTable(LEDGER)) {
      return List.of();
    }
    Map<String, Changeset> known = new HashMap<>();
    changeLog.changesets().forEach(one -> known.put(one.id(), one));
    List<AppliedChangeset> applied = new ArrayList<>();
    for (LedgerDao.Row row : database.dao(LedgerDao.class).rows(ChangeLog.AUTHOR)) {
      Changeset changeset = known.get(row.id());
      if (changeset == null) {
        throw new PetShellException(
            Kind.FAILED,
            "the database has a changeset that this petshell does not know: "
                + row.id()
                + ": use the newer petshell that applied it");
      }
      applied.add(
          new AppliedChangeset(changeset, row.execType().equals(MARKED_AS_RUN), row.deployment()));
    }
    return applied;
  }

  /** Returns the SQL that {@link #migrate} would run; the database is not written. */
  public List<String> migrateSql() {
    return state().pending().isEmpty()
        ? List.of()
        : new LiquibaseRunner(database).updateSql(MIGRATE);
  }

  /**
   * Applies what is pending.
   *
   * @param inTheEnd done in the same transaction after the changes, never null
   * @return the changesets that were applied; none where nothing was pending
   */
  public List<Changeset> migrate(Consumer<List<Changeset>> inTheEnd) {
    return update(MIGRATE, () -> state().pending(), inTheEnd);
  }

  /** Makes the web app's tables in an empty database, with users and pets where asked. */
  public void initialise(boolean demo) {
    Set<Context> contexts = EnumSet.of(Context.BASELINE);
    if (demo) {
      contexts.add(Context.DEMO);
    }
    update(
        contexts,
        () ->
            changeLog.changesets().stream()
                .filter(one -> contexts.contains(one.context()))
                .toList(),
        applied -> {});
  }

  private List<Changeset> update(
      Collection<Context> contexts,
      Supplier<List<Changeset>> wanted,
      Consumer<List<Changeset>> inTheEnd) {
    if (wanted.get().isEmpty()) {
      return List.of();
    }
    return database.write(
        () -> {
          List<Changeset> pending = wanted.get();
          LiquibaseRunner liquibase = new LiquibaseRunner(database);
          releaseStaleLock(liquibase);
          liquibase.update(contexts);
          inTheEnd.accept(pending);
          return pending;
        });
  }

  /** We hold the operator's lock: whoever left Liquibase's own lock behind is dead. */
  void releaseStaleLock(LiquibaseRunner liquibase) {
    if (!database.hasTable(LEDGER_LOCK)) {
      return;
    }
    List<String> holders = database.dao(LedgerDao.class).lockedBy();
    if (!holders.isEmpty()) {
      liquibase.releaseLock();
      messages.accept(
          "released a stale lock in DATABASECHANGELOGLOCK, left by a killed process: "
              + holders.get(0));
    }
  }

  /** Returns the SQL that {@link #rollback} would run; the database is not written. */
  public List<String> rollbackSql(List<Changeset> plan) {
    return plan.isEmpty() ? List.of() : new LiquibaseRunner(database).rollbackSql(plan.size());
  }

  /**
   * Takes changesets back; must run in the caller's write transaction.
   *
   * @param plan what {@link RollbackPlan} found in the same transaction
   */
  public void rollback(List<Changeset> plan) {
    LiquibaseRunner liquibase = new LiquibaseRunner(database);
    releaseStaleLock(liquibase);
    List<Changeset> notOurs =
        Contract.notOurs(database, state().applied()).stream().filter(plan::contains).toList();
    notOurs.forEach(one -> database.dao(LedgerDao.class).forget(ChangeLog.AUTHOR, one.id()));
    if (plan.size() > notOurs.size()) {
      liquibase.rollback(plan.size() - notOurs.size());
    }
  }

  /**
   * Returns petshell's and Liquibase's own tables, in the order in which {@link #uninstall} would
   * drop them. Liquibase's are left out where others use them too.
   *
   * @throws PetShellException if a column of ours is still there
   */
  public List<String> ownTables() {
    for (AppliedChangeset one : state().applied()) {
      if (one.changeset().context().rolledBack() && !one.adopted()) {
        throw new PetShellException(
            Kind.REFUSED,
            "a change of ours is still in the database: "
                + one.changeset().id()
                + ": take it back first with rollback");
      }
    }
    List<String> tables =
        new ArrayList<>(List.of("petshell_quarantine", "petshell_replaced", "petshell_run"));
    if (!othersUseTheLedger()) {
      tables.add(LEDGER_LOCK);
      tables.add(LEDGER);
    }
    tables.removeIf(table -> !database.hasTable(table));
    return tables;
  }

  private boolean othersUseTheLedger() {
    return database.hasTable(LEDGER)
        && database.dao(LedgerDao.class).rowsOfOthers(ChangeLog.AUTHOR) > 0;
  }

  /**
   * Removes petshell's and Liquibase's own tables; must run in the caller's write transaction.
   *
   * @return the tables that were dropped
   * @throws PetShellException if a column of ours is still there
   */
  public List<String> uninstall() {
    List<String> tables = ownTables();
    UninstallDao dao = database.dao(UninstallDao.class);
    tables.forEach(dao::drop);
    if (othersUseTheLedger()) {
      dao.forgetOurs(ChangeLog.AUTHOR);
    }
    return tables;
  }
}
