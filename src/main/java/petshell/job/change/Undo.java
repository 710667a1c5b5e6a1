package petshell.job.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.job.BatchFallback;
import petshell.job.BatchRun;
import petshell.job.BatchSize;
import petshell.job.Operation;
import petshell.job.Pace;
import petshell.job.Readiness;
import petshell.job.RowWrites;
import petshell.job.RunLog;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RawValue;
import petshell.store.ReplacedDao;
import petshell.store.Run;
import petshell.store.RunCounts;
import petshell.store.RunDao;
import petshell.store.StoreException;
import petshell.store.StoredTime;

/**
 * Puts back what a run replaced, unless it was changed since. It is a run itself, and can be undone
 * as well.
 */
public final class Undo {
  private static final int LISTED = 20;

  /**
   * How an undo ended.
   *
   * @param run its own number
   * @param counts changed: put back; unchanged: as before the run already; skipped: changed by
   *     others or deleted since, and left
   * @param left the first ids of those that were left
   * @param interrupted whether the user or the system stopped it
   */
  public record Outcome(long run, RunCounts counts, List<String> left, boolean interrupted) {}

  private final Operation operation;
  private final long undone;
  private final List<String> left = new ArrayList<>();

  /**
   * Makes an undo.
   *
   * @param operation what to work with; the database is open to write to {@link #run}
   * @param undone the number of the run to undo
   */
  public Undo(Operation operation, long undone) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.undone = undone;
  }

  /**
   * Counts the values that the run replaced.
   *
   * @throws PetShellException if there is no such run, or it replaced nothing
   */
  public long count() {
    Database database = operation.database();
    Readiness.require(database);
    return database.read(
        () -> {
          Optional<Run> run = database.dao(RunDao.class).find(undone);
          if (run.isEmpty()) {
            throw failure("there is no run " + undone, "see runs");
          }
          long count = database.dao(ReplacedDao.class).count(undone);
          if (count == 0) {
            throw failure(nothing(run.get().start().command()), "see runs");
          }
          return count;
        });
  }

  private String nothing(String command) {
    boolean canReplace = command.equals("regen") || command.equals("undo");
    return String.format(
        Locale.ROOT,
        canReplace
            ? "run %d (%s) replaced nothing"
            : "run %d (%s) cannot be undone: only regen, undo and backfill --replace can",
        undone,
        command);
  }

  private static PetShellException failure(String problem, String hint) {
    return new PetShellException(PetShellException.Kind.FAILED, problem, hint);
  }

  /**
   * Puts back what the run replaced, batch by batch.
   *
   * @return what was done
   * @throws PetShellException if there is nothing to undo, or the database fails
   */
  public Outcome run() {
    long total = count();
    BatchRun.Done done = BatchRun.run(operation, log -> allBatches(log, total));
    return new Outcome(
        done.log().number(), done.log().counts(), List.copyOf(left), done.interrupted());
  }

  /** What an ended run replaced grows no more. */
  private void requireEnd(long done, long total) {
    if (done > total) {
      throw failure(
          "the database "
              + operation.database().address().label()
              + " is damaged: \"petshell_replaced\" gives more rows of run "
              + undone
              + " than it counts",
          "restore a backup; " + operation.database().services().damageCheck() + " says more");
    }
  }

  private BatchRun.End allBatches(RunLog log, long total) {
    Database database = operation.database();
    ReplacedDao replaced = database.dao(ReplacedDao.class);
    database.write(
        () -> {
          database.dao(RunDao.class).undoes(log.number(), undone);
          return undone;
        });
    Pace pace = new Pace(operation, new BatchSize.Fixed(Regenerate.BATCH), Duration.ZERO);
    long done = 0;
    List<RawValue> page = database.read(() -> replaced.firstPage(undone, Regenerate.BATCH));
    while (!page.isEmpty()) {
      if (operation.cancellation().requested()) {
        return BatchRun.End.INTERRUPTED;
      }
      BatchFallback.write(
          page,
          some -> commit(some, log),
          (petId, refusal) -> fail(petId, refusal, log),
          () -> false);
      done += page.size();
      requireEnd(done, total);
      operation.progress().rows(done, total, log.counts().failed(), Regenerate.BATCH);
      if (pace.restAfter(page.size(), database.lockHeld())) {
        return BatchRun.End.INTERRUPTED;
      }
      @Nullable Object last = page.get(page.size() - 1).value();
      page = database.read(() -> replaced.pageAfter(undone, last, Regenerate.BATCH));
    }
    return BatchRun.End.COMPLETED;
  }

  private void fail(RawValue petId, StoreException refusal, RunLog log) {
    log.add(new RunCounts(0, 0, 0, 1, 1));
    operation.progress().failed(String.valueOf(petId.value()), refusal.getMessage());
  }

  private void commit(List<RawValue> page, RunLog log) {
    Database database = operation.database();
    ReplacedDao replaced = database.dao(ReplacedDao.class);
    List<String> leftHere = new ArrayList<>();
    RunCounts sum =
        database.write(
            () -> {
              StoredTime now = StoredTime.of(operation.clock().instant());
              leftHere.clear();
              List<Object> changed = new ArrayList<>();
              for (RawValue petId : page) {
                if (replaced.keepForUndo(log.number(), undone, petId.value()) > 0) {
                  RowWrites.requireWritten(replaced.putBack(undone, petId.value(), now));
                  changed.add(petId.value());
                } else if (!replaced.isAsBefore(undone, petId.value())) {
                  leftHere.add(String.valueOf(petId.value()));
                }
              }
              changed.forEach(petId -> RowWrites.requireKept(database, log, petId));
              long unchanged = (long) page.size() - changed.size() - leftHere.size();
              return log.write(new RunCounts(changed.size(), unchanged, leftHere.size(), 0, 1));
            });
    log.committed(sum);
    leftHere.stream().limit(LISTED - left.size()).forEach(left::add);
  }
}
