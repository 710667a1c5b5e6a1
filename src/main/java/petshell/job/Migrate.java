package petshell.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.schema.Changeset;
import petshell.schema.Migrations;
import petshell.schema.OperatorLock;
import petshell.schema.WebApp;
import petshell.store.PetShellException;
import petshell.store.RunOutcome;

/** Applies the changelog, all of it in one transaction with the journal's row. */
public final class Migrate {
  private final Operation operation;

  /**
   * Makes a migration.
   *
   * @param operation what to work with; the database is open to write to {@link #run}; never null
   */
  public Migrate(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
  }

  /** Returns what is pending. */
  public List<Changeset> pending() {
    WebApp.require(operation.database());
    return migrations().state().pending();
  }

  /** Returns the SQL that {@link #run} would run; writes nothing. */
  public List<String> sql() {
    WebApp.require(operation.database());
    return migrations().migrateSql();
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
      return migrations()
          .migrate(applied -> RunLog.insert(operation).end(RunOutcome.COMPLETED, Optional.empty()));
    }
  }

  private Migrations migrations() {
    return new Migrations(operation.database(), operation.progress()::message);
  }
}
