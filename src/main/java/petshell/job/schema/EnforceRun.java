package petshell.job.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.job.Interrupter;
import petshell.job.Operation;
import petshell.job.RunLog;
import petshell.job.look.ValidityScan;
import petshell.schema.Changeset;
import petshell.schema.Enforcement;
import petshell.schema.LiquibaseLoading;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.SchemaText.ContractPart;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/**
 * Adds the constraints of one enforcement, in as many transactions as the engine needs.
 *
 * <p>After the first of several the database refuses what it should, and has not looked at all rows
 * yet. A pet without traits could then not be written at all, by the web app neither, so the first
 * one starts only while there is none, and nobody can add one meanwhile. A process that is killed
 * after it leaves a state from which the same command goes on.
 */
final class EnforceRun {
  private final Operation operation;
  private final Enforcement enforcement;
  private final List<ContractPart> parts;
  private ValidityScan scan;
  private List<Changeset> applied = List.of();
  private @Nullable RunLog log;
  private int committed;

  EnforceRun(Operation operation, Enforcement enforcement, ValidityScan scan) {
    this.operation = operation;
    this.enforcement = enforcement;
    this.parts = enforcement.parts();
    this.scan = scan;
  }

  /** Returns whether nothing of it is left in the database, after it failed. */
  boolean isUndone() {
    return committed == 0;
  }

  /**
   * Looks again for pets that lack valid traits, after it failed: where others go on meanwhile, one
   * of them may have taken them away.
   */
  void requireNoneLacking() {
    if (parts.size() > 1) {
      ValidityScan.of(operation).requireNoneLacking();
    }
  }

  /**
   * Does it.
   *
   * @throws PetShellException of the kind PENDING if a pet lacks valid traits
   */
  EnforceOutcome run() {
    Database database = operation.database();
    new LiquibaseLoading(database).run();
    while (!database.write(this::first)) {
      scan = ValidityScan.of(operation);
      scan.requireNoneLacking();
    }
    RunLog started = Objects.requireNonNull(log, "log");
    try (Interrupter interrupter = Interrupter.of(database, operation.cancellation())) {
      Objects.requireNonNull(interrupter, "interrupter");
      for (committed = 1; committed < parts.size(); committed++) {
        database.write(() -> next(started));
      }
    } catch (PetShellException e) {
      throw endedEarly(started, e);
    }
    return new EnforceOutcome.Enforced(started.number(), scan.total(), applied);
  }

  /** Returns false where pets without traits have come since they were looked at. */
  private boolean first() {
    Database database = operation.database();
    database.keepOthersFromWriting("Pet");
    if (!isStillValid()) {
      return false;
    }
    applied = enforcement.pending();
    database.keepOthersOut("Pet");
    Optional<String> ofColumn = enforcement.apply(parts.get(0));
    RunLog started = RunLog.insert(operation);
    log = started;
    if (parts.size() == 1) {
      end(started, ofColumn);
    }
    return true;
  }

  private boolean isStillValid() {
    if (parts.size() > 1) {
      return operation.database().dao(PetCounts.class).countWithoutTraits() == 0;
    }
    scan = scan.stillHolds() ? scan : ValidityScan.of(operation);
    scan.requireNoneLacking();
    return true;
  }

  private ContractPart next(RunLog started) {
    ContractPart part = parts.get(committed);
    Optional<String> ofColumn = enforcement.apply(part);
    if (committed == parts.size() - 1) {
      end(started, ofColumn);
    }
    return part;
  }

  private void end(RunLog started, Optional<String> ofColumn) {
    started.write(new RunCounts(0, scan.total(), 0, 0, 1));
    started.end(RunOutcome.COMPLETED, ofColumn);
  }

  private PetShellException endedEarly(RunLog started, PetShellException failure) {
    PetShellException shown = failure;
    try {
      if (failure instanceof StoreException refused && refused.reason() == Reason.ROW) {
        takeBack();
      } else {
        shown = halfDone(failure);
      }
      started.end(RunOutcome.FAILED, Optional.of(shown.getMessage()));
    } catch (PetShellException e) {
      failure.addSuppressed(e);
      return halfDone(failure);
    }
    return shown;
  }

  private void takeBack() {
    List<Changeset> undone = enforcement.applied().stream().filter(applied::contains).toList();
    if (!undone.isEmpty()) {
      operation.database().write(() -> enforcement.takeBack(undone));
    }
    committed = 0;
  }

  private static PetShellException halfDone(PetShellException failure) {
    return new PetShellException(
        failure.kind(),
        "traits are not enforced yet: " + failure.problem(),
        "new traits are checked already; run enforce again to go on, or relax to go back",
        failure);
  }
}
