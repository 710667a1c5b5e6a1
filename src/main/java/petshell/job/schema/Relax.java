package petshell.job.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.job.Operation;
import petshell.job.Readiness;
import petshell.job.RunLog;
import petshell.schema.Changeset;
import petshell.schema.Enforcement;
import petshell.schema.LiquibaseLoading;
import petshell.schema.SchemaScript;
import petshell.store.Database;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;
import petshell.store.RunOutcome;

/** Makes the database accept pets without traits again. */
public final class Relax {
  /** How the rollback of an enforcement ended. */
  public sealed interface Outcome {}

  /**
   * The database accepts pets without traits again.
   *
   * @param run the run's number in the journal
   * @param changesets what was rolled back
   */
  public record Relaxed(long run, List<Changeset> changesets) implements Outcome {
    /**
     * Copies the list.
     *
     * @throws NullPointerException if the list is null
     */
    public Relaxed {
      changesets = List.copyOf(Objects.requireNonNull(changesets, "changesets"));
    }
  }

  /** Nothing was enforced; nothing was changed. */
  public record NotEnforced() implements Outcome {}

  private final Operation operation;
  private final Enforcement enforcement;

  /**
   * Makes the rollback of an enforcement.
   *
   * @param operation what to work with; the database is open to write
   */
  public Relax(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.enforcement = new Enforcement(operation.database(), operation.progress()::message);
  }

  /** Returns the changesets that {@link #run} would roll back. */
  public List<Changeset> changesets() {
    Readiness.require(operation.database());
    return enforcement.applied();
  }

  /**
   * Returns the SQL that {@link #run} would run, tried on a copy of the schema; writes nothing.
   *
   * @throws PetShellException if {@link #run} would fail
   */
  public SchemaScript sql() {
    Readiness.require(operation.database());
    return enforcement.takeBackSql(
        (trial, ofColumn) -> RunLog.insertCompleted(operation.on(trial), ofColumn));
  }

  /**
   * Drops the constraints.
   *
   * @return how it ended
   * @throws PetShellException if the schema is not ready, another operator is at work or the
   *     database fails; then nothing was changed
   */
  public Outcome run() {
    Database database = operation.database();
    Readiness.require(database);
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.ALONE)) {
      Readiness.require(database);
      RunLog.takeOver(operation, lock);
      new LiquibaseLoading(database).run();
      return database.write(this::takeBack);
    } finally {
      operation.progress().done();
    }
  }

  private Outcome takeBack() {
    List<Changeset> rolledBack = enforcement.applied();
    if (rolledBack.isEmpty()) {
      return new NotEnforced();
    }
    Optional<String> ofColumn = enforcement.takeBack(rolledBack);
    RunLog log = RunLog.insert(operation);
    log.end(RunOutcome.COMPLETED, ofColumn);
    return new Relaxed(log.number(), rolledBack);
  }
}
