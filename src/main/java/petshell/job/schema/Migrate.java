package petshell.job.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.job.Operation;
import petshell.job.RunLog;
import petshell.schema.Changeset;
import petshell.schema.LiquibaseLoading;
import petshell.schema.Migrations;
import petshell.schema.SchemaScript;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;

/** Applies the changelog, all of it in one transaction with the journal's row. */
public final class Migrate {
  private final Operation operation;

  /**
   * Makes a migration.
   *
   * @param operation what to work with; the database is open to write to {@link #run}
   */
  public Migrate(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
  }

  /** Returns what is pending. */
  public List<Changeset> pending() {
    WebApp.require(operation.database());
    return migrations().state().pending();
  }

  /** Returns how many changesets are applied, those of the contract step left out. */
  public long applied() {
    return migrations().state().applied().stream()
        .filter(one -> one.changeset().context() != Changeset.Context.CONTRACT)
        .count();
  }

  /**
   * Returns the SQL that {@link #run} would run, tried on a copy of the schema; writes nothing.
   *
   * @throws PetShellException if {@link #run} would fail
   */
  public SchemaScript sql() {
    WebApp.require(operation.database());
    return migrations().migrateSql(this::note);
  }

  /**
   * Applies what is pending; nothing is written where that is nothing.
   *
   * @return the changesets that were applied, in order
   * @throws PetShellException if this is not the web app's database, another operator is at work,
   *     or the database fails; then nothing was written
   */
  public List<Changeset> run() {
    if (pending().isEmpty()) {
      return List.of();
    }
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.ALONE)) {
      Objects.requireNonNull(lock, "lock");
      WebApp.require(operation.database());
      new LiquibaseLoading(operation.database()).run();
      return migrations().migrate(this::note);
    }
  }

  private void note(Database database, Optional<String> ofColumn) {
    RunLog.insertCompleted(operation.on(database), ofColumn);
  }

  private Migrations migrations() {
    return new Migrations(operation.database(), operation.progress()::message);
  }
}
