package petshell.job.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import petshell.job.Ids;
import petshell.job.Operation;
import petshell.job.Readiness;
import petshell.job.RunLog;
import petshell.job.look.ValidityScan;
import petshell.schema.Changeset;
import petshell.schema.Enforcement;
import petshell.schema.SchemaScript;
import petshell.store.Database;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Makes the database itself refuse missing and malformed traits, once every pet has valid ones.
 *
 * <p>All pets are looked at first in a snapshot, while others write. Under the write lock they are
 * checked again only if another program has written since, so that the web app seldom waits for
 * more than the constraints' own check, some 6 seconds for a million pets. An engine that lets
 * others go on while it adds constraints does so in several transactions; see {@link EnforceRun}.
 */
public final class Enforce {
  private final Operation operation;
  private final Enforcement enforcement;

  /**
   * Makes an enforcement.
   *
   * @param operation what to work with; the database is open to write
   */
  public Enforce(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.enforcement = new Enforcement(operation.database(), operation.progress()::message);
  }

  /** Returns the changesets that {@link #run} would apply. */
  public List<Changeset> changesets() {
    Readiness.require(operation.database());
    return enforcement.pending();
  }

  /**
   * Returns the SQL that {@link #run} would run, tried on a copy of the schema; writes nothing.
   *
   * @throws PetShellException if {@link #run} would fail
   */
  public SchemaScript sql() {
    Database database = operation.database();
    Readiness.require(database);
    if (enforcement.isEnforced()) {
      return SchemaScript.NONE;
    }
    try {
      ValidityScan.of(operation).requireNoneLacking();
      requireNoneRefused(null);
      return enforcement.sql(
          (trial, ofColumn) -> RunLog.insertCompleted(operation.on(trial), ofColumn));
    } finally {
      operation.progress().done();
    }
  }

  /**
   * Checks all pets and adds the constraints.
   *
   * @return how it ended
   * @throws PetShellException of the kind PENDING if a pet lacks valid traits; of another kind if
   *     the schema is not ready, another operator is at work or the database fails; then nothing
   *     was changed
   */
  public EnforceOutcome run() {
    Database database = operation.database();
    Readiness.require(database);
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.ALONE)) {
      Readiness.require(database);
      RunLog.takeOver(operation, lock);
      if (enforcement.isEnforced()) {
        return new EnforceOutcome.AlreadyEnforced();
      }
      ValidityScan scan = ValidityScan.of(operation);
      scan.requireNoneLacking();
      return apply(scan);
    } finally {
      operation.progress().done();
    }
  }

  private EnforceOutcome apply(ValidityScan scan) {
    EnforceRun run = new EnforceRun(operation, enforcement, scan);
    try {
      return run.run();
    } catch (PetShellException e) {
      if (run.isUndone() && e.kind() == Kind.FAILED) {
        run.requireNoneLacking();
        requireNoneRefused(e);
      }
      throw e;
    }
  }

  /** The engine reads JSON a little more strictly than the web app: say which pets it refuses. */
  private void requireNoneRefused(@Nullable PetShellException cause) {
    Enforcement.Refused refused = enforcement.refused(ValidityScan.named());
    if (refused.count() > 0) {
      throw new PetShellException(
          Kind.PENDING,
          String.format(
              Locale.ROOT,
              "%,d pets have traits that the database would reject though the web app reads them"
                  + " (a key twice, or nested too deep): %s",
              refused.count(),
              Ids.first(refused.ids(), refused.count())),
          "run regen on them first",
          cause);
    }
  }
}
