package petshell.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import petshell.schema.Changeset.Context;
import petshell.store.Database;
import petshell.store.SchemaText.ContractPart;

/**
 * One change of the schema, from the state that was found to the one that is wanted; on the
 * database, or on a copy of its schema to see whether it works. Must run in the caller's write
 * transaction.
 */
final class SchemaChange {
  private static final Set<Context> CONTRACT = EnumSet.of(Context.CONTRACT);

  private final Database database;
  private final SchemaState before;
  private final LiquibaseRunner liquibase;
  private final Ledger ledger;
  private final Script script;
  private final Consumer<String> messages;

  /**
   * Makes a change.
   *
   * @param before the state of the database
   * @param messages takes lines for the user
   */
  SchemaChange(Database database, SchemaState before, Consumer<String> messages) {
    this.database = database;
    this.before = before;
    this.liquibase = new LiquibaseRunner(database);
    this.ledger = new Ledger(database);
    this.script = new Script(database);
    this.messages = messages;
  }

  /** Applies what is not there of these kinds, and has the ledger note what is. */
  void update(Set<Context> contexts) {
    boolean repaired = prepareUpdate(contexts);
    liquibase.update(contexts);
    settle(contexts, repaired);
  }

  /** Does the same, and returns the SQL. */
  SchemaScript updateWithSql(Set<Context> contexts) {
    boolean repaired = prepareUpdate(contexts);
    List<SchemaScript.Statement> sql = new ArrayList<>(script.statements());
    sql.addAll(liquibase.updateSql(contexts));
    liquibase.update(contexts);
    return settled(sql, contexts, repaired);
  }

  /** Makes one transaction of the contract step. */
  void update(ContractPart part) {
    int count = prepareUpdate(part);
    if (count > 0) {
      liquibase.update(count, Context.CONTRACT);
    }
    settle(CONTRACT, false);
  }

  /** Does the same, and returns the SQL. */
  SchemaScript updateWithSql(ContractPart part) {
    int count = prepareUpdate(part);
    List<SchemaScript.Statement> sql = new ArrayList<>(script.statements());
    if (count > 0) {
      sql.addAll(liquibase.updateSql(count, Context.CONTRACT));
      liquibase.update(count, Context.CONTRACT);
    }
    return settled(sql, CONTRACT, false);
  }

  private SchemaScript settled(
      List<SchemaScript.Statement> sql, Set<Context> contexts, boolean repaired) {
    int shown = script.statements().size();
    settle(contexts, repaired);
    sql.addAll(script.statements().subList(shown, script.statements().size()));
    return new SchemaScript(sql);
  }

  /** Returns how many changesets of the part Liquibase has to apply or note. */
  private int prepareUpdate(ContractPart part) {
    prepareUpdate(CONTRACT);
    for (String statement : part.statements()) {
      script.forChangeset(ChangeLog.of(database).changeset(part.of())).run(statement);
    }
    List<String> applied = before.applied().stream().map(one -> one.changeset().id()).toList();
    return (int) part.changesets().stream().filter(id -> !applied.contains(id)).count();
  }

  private boolean prepareUpdate(Set<Context> contexts) {
    prepare();
    Journal journal = new Journal(database);
    boolean repair = contexts.contains(Context.JOURNAL) && !before.journal() && journal.isBegun();
    if (repair) {
      journal.repair(script.forChangeset(ChangeLog.of(database).changeset(SchemaObjects.JOURNAL)));
    }
    for (Changeset lost : before.lost()) {
      if (contexts.contains(lost.context()) && !(repair && lost.context() == Context.JOURNAL)) {
        ledger.forget(lost, script);
      }
    }
    return repair;
  }

  private void prepare() {
    LedgerNamesake.requireNone(database);
    database.prepareSchemaChange();
    new LedgerLock(database).releaseStale(script, messages);
    ledger.bringUpToDate(script);
  }

  /** Liquibase has noted as found what it did not have to make; say which of that is ours. */
  private void settle(Set<Context> contexts, boolean repaired) {
    if (contexts.contains(Context.JOURNAL)) {
      Script journal = script.forChangeset(ChangeLog.of(database).changeset(SchemaObjects.JOURNAL));
      database.placement().forEach(journal::run);
    }
    for (Changeset one : before.pending()) {
      if (repaired && one.context() == Context.JOURNAL) {
        ledger.noteAsRun(one, script);
      }
    }
    for (Changeset one : before.unnoted()) {
      if (contexts.contains(one.context())) {
        ledger.noteAsRun(one, script);
      } else if (one.context() == Context.CONTRACT) {
        ledger.insert(one, script);
      }
    }
  }

  /** Takes changesets back; those that are lost or somebody else's are only not noted any more. */
  void rollback(List<Changeset> plan) {
    int count = prepareRollback(plan);
    if (count > 0) {
      liquibase.rollback(count);
    }
    requireTakenBack(plan);
  }

  /** Does the same, and returns the SQL. */
  SchemaScript rollbackWithSql(List<Changeset> plan) {
    int count = prepareRollback(plan);
    List<SchemaScript.Statement> sql = new ArrayList<>(script.statements());
    if (count > 0) {
      sql.addAll(liquibase.rollbackSql(count));
      liquibase.rollback(count);
    }
    requireTakenBack(plan);
    return new SchemaScript(sql);
  }

  private int prepareRollback(Collection<Changeset> plan) {
    prepare();
    List<Changeset> ours = new ArrayList<>();
    for (AppliedChangeset one : before.noted()) {
      if (plan.contains(one.changeset())) {
        if (one.standing() == Standing.APPLIED) {
          ours.add(one.changeset());
        } else {
          ledger.forget(one.changeset(), script);
        }
      }
    }
    if (!areNewest(ours)) {
      ours.forEach(one -> ledger.moveToEnd(one, script));
    }
    return ours.size();
  }

  /** A change that was applied or noted again comes after what was applied after it. */
  private boolean areNewest(List<Changeset> ours) {
    List<String> noted =
        ledger.rows().stream()
            .map(LedgerDao.Row::id)
            .filter(id -> before.mayBeRolledBack(id))
            .toList();
    return noted
        .subList(noted.size() - ours.size(), noted.size())
        .equals(ours.stream().map(Changeset::id).toList());
  }

  /** Liquibase is given a number; make sure that it took those that were meant. */
  private void requireTakenBack(List<Changeset> plan) {
    for (LedgerDao.Row row : ledger.rows()) {
      if (plan.stream().anyMatch(one -> one.id().equals(row.id()))) {
        throw new IllegalStateException("the ledger's order is not the changelog's: " + row.id());
      }
    }
  }

  /** Returns what the journal notes of the traits column after an update; see {@link Origin}. */
  Optional<String> noteAfterUpdate() {
    return note(before.columnIsOurs() || !before.traitsColumn());
  }

  /** Returns what the journal notes of the traits column after {@link #rollback}. */
  Optional<String> noteAfterRollback() {
    return note(before.columnIsOurs());
  }

  /** Whatever of the two others drop, the ledger or the journal, the other one knows. */
  private Optional<String> note(boolean ours) {
    if (!ours || !database.schema().hasColumn(SchemaObjects.TABLE, SchemaObjects.COLUMN)) {
      return Optional.empty();
    }
    return Optional.of(ledger.commentOnColumn());
  }
}
