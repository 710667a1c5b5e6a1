package petshell.job.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import petshell.job.Operation;
import petshell.job.Readiness;
import petshell.job.RunLog;
import petshell.job.saved.SavedBefore;
import petshell.job.saved.SavedTraits;
import petshell.job.saved.WayBack;
import petshell.schema.Changeset;
import petshell.schema.ColumnObstacles;
import petshell.schema.LiquibaseLoading;
import petshell.schema.Migrations;
import petshell.schema.RollbackPlan;
import petshell.schema.SchemaScript;
import petshell.store.Database;
import petshell.store.NewFile;
import petshell.store.OperatorLock;
import petshell.store.StoreException;

/**
 * Rolls the schema back. Where a column that holds traits goes, all of them are saved to a file
 * first, in the same transaction, so that none is written in between and lost.
 */
public final class Rollback {
  /**
   * What a rollback would do.
   *
   * @param changesets what it would roll back, in that order; none where there is nothing
   * @param traits the stored traits that it would drop, empty where the column stays
   */
  public record Preview(List<Changeset> changesets, Optional<SavedTraits.Counts> traits) {}

  /**
   * What a rollback did.
   *
   * @param changesets what it took back, in that order
   * @param saved the file with the traits, empty where none were stored
   */
  public record Outcome(List<Changeset> changesets, Optional<Path> saved) {
    /** Returns the commands that bring back what was dropped, as they are typed, in their order. */
    public List<String> wayBack() {
      return WayBack.of(changesets, saved);
    }
  }

  /** The saved traits: where they are, and how many. */
  private record Saved(Path file, SavedTraits.Counts counts) {
    String note(List<Changeset> plan) {
      return SavedBefore.note(file, counts, WayBack.of(plan, Optional.of(file)));
    }
  }

  private final Operation operation;
  private final RollbackPlan.Extent extent;

  /**
   * Makes a rollback.
   *
   * @param operation what to work with; the database is open to write to {@link #run}
   * @param extent how far back
   */
  public Rollback(Operation operation, RollbackPlan.Extent extent) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.extent = Objects.requireNonNull(extent, "extent");
  }

  /**
   * Finds what would be rolled back and dropped; writes nothing.
   *
   * @throws petshell.store.PetShellException if that is not petshell's to roll back
   */
  public Preview preview() {
    Database database = operation.database();
    Readiness.requireJournal(database);
    try {
      return database.read(
          () -> {
            List<Changeset> plan = plan();
            boolean drops = dropsTraits(plan);
            if (drops) {
              new ColumnObstacles(database).requireNone();
            }
            return new Preview(
                plan,
                drops
                    ? Optional.of(SavedTraits.count(database, operation.progress()))
                    : Optional.empty());
          });
    } finally {
      operation.progress().done();
    }
  }

  /**
   * Returns the SQL that {@link #run} would run, tried on a copy of the schema; writes nothing.
   *
   * @throws petshell.store.PetShellException if {@link #run} would fail
   */
  public SchemaScript sql() {
    Readiness.requireJournal(operation.database());
    return migrations()
        .rollbackSql(
            plan(), (trial, ofColumn) -> RunLog.insertCompleted(operation.on(trial), ofColumn));
  }

  /**
   * Rolls the changesets back, all in one transaction.
   *
   * @return what was done
   * @throws petshell.store.PetShellException if that is not petshell's to roll back, the traits
   *     cannot be saved, another operator is at work, or the database fails; then nothing was
   *     written
   */
  public Outcome run() {
    Database database = operation.database();
    Readiness.requireJournal(database);
    AtomicReference<Path> savedInVain = new AtomicReference<>();
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.ALONE)) {
      Objects.requireNonNull(lock, "lock");
      new LiquibaseLoading(database).run();
      Outcome outcome = database.write(() -> takeBack(savedInVain));
      savedInVain.set(null);
      return outcome;
    } finally {
      operation.progress().done();
      deleteIfStored(savedInVain.get());
    }
  }

  private Outcome takeBack(AtomicReference<Path> savedInVain) {
    deleteIfStored(savedInVain.getAndSet(null));
    List<Changeset> plan = plan();
    if (plan.isEmpty()) {
      return new Outcome(plan, Optional.empty());
    }
    Optional<Saved> saved = Optional.empty();
    if (dropsTraits(plan)) {
      operation.database().keepOthersFromWriting("Pet");
      new ColumnObstacles(operation.database()).requireNone();
      saved = save();
      saved.ifPresent(made -> savedInVain.set(made.file()));
      operation.database().keepOthersOut("Pet");
    }
    Optional<String> ofColumn = migrations().rollback(plan);
    RunLog.insertCompleted(operation, saved.map(made -> made.note(plan)).or(() -> ofColumn));
    return new Outcome(plan, saved.map(Saved::file));
  }

  /**
   * Deletes what was saved for a rollback that did not happen: only where the database says that it
   * still has the column, since a commit may fail and be done all the same.
   */
  private void deleteIfStored(@Nullable Path file) {
    if (file == null || !hasColumn()) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw NewFile.failure(file, e);
    }
  }

  private boolean hasColumn() {
    try {
      return operation.database().schema().hasColumn("Pet", "traits");
    } catch (StoreException e) {
      return false;
    }
  }

  private Optional<Saved> save() {
    Database database = operation.database();
    SavedTraits.Counts counts = SavedTraits.count(database, operation.progress());
    if (counts.stored() == 0) {
      return Optional.empty();
    }
    Path file =
        SavedTraits.write(database, operation.clock().instant(), counts, operation.progress());
    return Optional.of(new Saved(file, counts));
  }

  private List<Changeset> plan() {
    return operation.database().read(() -> RollbackPlan.of(migrations().state(), extent));
  }

  private boolean dropsTraits(List<Changeset> plan) {
    return operation.database().schema().hasColumn("Pet", "traits")
        && plan.stream().anyMatch(changeset -> changeset.id().equals(WayBack.TRAITS_COLUMN));
  }

  private Migrations migrations() {
    return new Migrations(operation.database(), operation.progress()::message);
  }
}
