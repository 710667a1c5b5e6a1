package petshell.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import petshell.schema.Changeset.Context;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.SchemaText.ContractPart;

/**
 * Changes the schema by the changelog. Every change is one transaction: the changesets, Liquibase's
 * notes of them, and what the caller does before and after.
 */
public final class Migrations {
  /** What {@code migrate} applies. */
  static final Set<Context> MIGRATE =
      Collections.unmodifiableSet(EnumSet.of(Context.BASELINE, Context.JOURNAL, Context.EXPAND));

  private final Database database;
  private final Ledger ledger;
  private final SchemaStateReader states;
  private final Consumer<String> messages;

  /**
   * Makes the access to one database's schema.
   *
   * @param database the open database
   * @param messages takes lines for the user
   */
  public Migrations(Database database, Consumer<String> messages) {
    this.database = Objects.requireNonNull(database, "database");
    this.messages = Objects.requireNonNull(messages, "messages");
    this.ledger = new Ledger(database);
    this.states = new SchemaStateReader(database, ledger);
  }

  /** Reads what the database has of the changelog, without Liquibase. */
  public SchemaState state() {
    return states.read();
  }

  /**
   * Notes that the traits column is petshell's at this moment, where it is, so that what a run
   * writes to it is known to be in that column; in the caller's write transaction.
   */
  public void noteColumn() {
    SchemaState state = state();
    if (state.columnIsOurs() && state.unnoted().isEmpty() && ledger.hasComments()) {
      ledger.commentOnColumn();
    }
  }

  /** What else is written in the transaction of a change. */
  public interface InTheEnd {
    /**
     * Writes it.
     *
     * @param database the database, or the copy on which the change is tried
     * @param note what the journal shall note of the traits column, if anything
     */
    void write(Database database, Optional<String> note);
  }

  /** A change that is tried. */
  private interface Trial {
    SchemaScript on(Database copy, SchemaChange change);
  }

  /**
   * Returns the SQL that {@link #migrate} would run, which is tried on a copy of the schema; the
   * database is not written.
   *
   * @param inTheEnd see {@link #migrate}; is given the copy
   * @throws PetShellException if {@link #migrate} would fail
   */
  public SchemaScript migrateSql(InTheEnd inTheEnd) {
    return state().pending().isEmpty() ? SchemaScript.NONE : updateSql(MIGRATE, inTheEnd);
  }

  /** Does the same for other kinds of changesets. */
  SchemaScript updateSql(Set<Context> contexts, InTheEnd inTheEnd) {
    return tried(
        (copy, change) -> {
          SchemaScript sql = change.updateWithSql(contexts);
          inTheEnd.write(copy, change.noteAfterUpdate());
          return sql;
        });
  }

  /** Does the same for the contract step. */
  SchemaScript updateSql(List<ContractPart> parts, InTheEnd inTheEnd) {
    return tried(
        (copy, first) -> {
          List<SchemaScript.Statement> sql = new ArrayList<>();
          SchemaChange change = first;
          for (ContractPart part : parts) {
            sql.addAll(change.updateWithSql(part).statements());
            change = new SchemaChange(copy, new Migrations(copy, messages).state(), message -> {});
          }
          inTheEnd.write(copy, first.noteAfterUpdate());
          return new SchemaScript(sql);
        });
  }

  private SchemaScript tried(Trial trial) {
    SchemaState before =
        database.readWhenFree(
            () -> {
              new LedgerLock(database).requireFree();
              return state();
            });
    try (Database copy = database.copies().trial(Set.of(Ledger.TABLE, Ledger.LOCK_TABLE))) {
      return copy.write(() -> trial.on(copy, new SchemaChange(copy, before, message -> {})));
    }
  }

  /**
   * Applies what is pending.
   *
   * @param inTheEnd done in the same transaction after the changes
   * @return the changesets that were applied; none where nothing was pending
   */
  public List<Changeset> migrate(InTheEnd inTheEnd) {
    if (state().pending().isEmpty()) {
      return List.of();
    }
    return database.write(
        () -> {
          SchemaState before = state();
          if (!before.pending().isEmpty()) {
            inTheEnd.write(database, update(before, MIGRATE));
          }
          return before.pending();
        });
  }

  /** Makes the web app's tables in an empty database, with users and pets where asked. */
  public void initialise(boolean demo) {
    Set<Context> contexts = EnumSet.of(Context.BASELINE);
    if (demo) {
      contexts.add(Context.DEMO);
    }
    database.write(() -> update(state(), contexts));
  }

  /** Applies what is not there of these kinds, in the caller's write transaction. */
  Optional<String> update(SchemaState before, Set<Context> contexts) {
    SchemaChange change = new SchemaChange(database, before, messages);
    change.update(contexts);
    return change.noteAfterUpdate();
  }

  /** Makes one transaction of the contract step, in the caller's write transaction. */
  Optional<String> update(SchemaState before, ContractPart part) {
    SchemaChange change = new SchemaChange(database, before, messages);
    change.update(part);
    return change.noteAfterUpdate();
  }

  /**
   * Returns the SQL that {@link #rollback} would run, which is tried on a copy of the schema; the
   * database is not written.
   *
   * @param inTheEnd what else is written after the changes, to the copy
   * @throws PetShellException if {@link #rollback} would fail
   */
  public SchemaScript rollbackSql(List<Changeset> plan, InTheEnd inTheEnd) {
    return plan.isEmpty()
        ? SchemaScript.NONE
        : tried(
            (copy, change) -> {
              SchemaScript sql = change.rollbackWithSql(plan);
              inTheEnd.write(copy, change.noteAfterRollback());
              return sql;
            });
  }

  /**
   * Takes changesets back; must run in the caller's write transaction.
   *
   * @param plan what {@link RollbackPlan} found in the same transaction
   * @return what the journal shall note of the traits column, if anything
   */
  public Optional<String> rollback(List<Changeset> plan) {
    SchemaChange change = new SchemaChange(database, state(), messages);
    change.rollback(plan);
    return change.noteAfterRollback();
  }
}
