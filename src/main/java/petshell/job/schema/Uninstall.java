package petshell.job.schema;

import java.util.List;
import java.util.Objects;
import petshell.job.Operation;
import petshell.job.RunLog;
import petshell.schema.OwnTables;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.OperatorLock;

/** Removes petshell's own tables and Liquibase's, so that nothing of petshell is left. */
public final class Uninstall {
  private final Operation operation;

  /**
   * Makes a removal.
   *
   * @param operation what to work with; the database is open to write
   */
  public Uninstall(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
  }

  /**
   * Makes sure that {@link #run} would do its work.
   *
   * @return the tables that it would drop
   * @throws petshell.store.PetShellException if a column of ours is still there
   */
  public List<String> preview() {
    WebApp.requirePets(operation.database());
    return tables().found();
  }

  /**
   * Returns the statements that {@link #run} would run.
   *
   * @throws petshell.store.PetShellException as {@link #preview}
   */
  public List<String> sql() {
    return tables().sql();
  }

  /**
   * Drops the tables, in one transaction.
   *
   * @return the tables that were dropped; none where there were none
   * @throws petshell.store.PetShellException if a column of ours is still there, another operator
   *     is at work, or the database fails; then nothing was written
   */
  public List<String> run() {
    Database database = operation.database();
    WebApp.requirePets(database);
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.ALONE)) {
      List<String> dropped = database.write(tables()::drop);
      lock.removeTraces();
      return dropped;
    }
  }

  private OwnTables tables() {
    return new OwnTables(operation.database(), operation.progress()::message);
  }
}
