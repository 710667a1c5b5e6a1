package petshell.job.fill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import petshell.job.BatchRun;
import petshell.job.Operation;
import petshell.job.Pace;
import petshell.job.Pacing;
import petshell.job.RunLog;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.RunCounts;
import petshell.store.StoreException;
import petshell.store.TraitsToStore;

/** Sweeps over the pets without traits until none is left. */
final class Sweep {
  /** Why a sweep ended. */
  enum End {
    /** A whole pass found nothing left to do. */
    CLEAN,
    /** All were filled, and a stop ended the watch for new ones. */
    WATCHED,
    /** As many pets as asked for have traits now. */
    LIMIT,
    /** The user or the system stopped it. */
    CANCELLED,
    /** So many pets failed that the fault is not in the pets. */
    TOO_MANY_ERRORS,
    /** Pets without traits come as fast as they are given some. */
    ENDLESS
  }

  private final Operation operation;
  private final RunLog log;
  private final BatchWriter writer;
  private final PageSource pages;
  private final BackfillOptions options;
  private final long total;
  private final Pace pace;
  private long requested;
  private Optional<Instant> waitsSince = Optional.empty();
  private long doneBeforeWaiting;

  Sweep(
      Operation operation,
      RunLog log,
      BatchWriter writer,
      PageSource pages,
      BackfillOptions options,
      long total) {
    this.operation = operation;
    this.log = log;
    this.writer = writer;
    this.pages = pages;
    this.options = options;
    this.total = Math.min(total, options.limit().orElse(total));
    this.pace = new Pace(operation, options.batch(), options.pause(), options.maxLag());
  }

  /** Returns how large the batches were so far, and for how long they held the lock. */
  Pacing pacing() {
    return pace.soFar();
  }

  End run() {
    Passes passes = new Passes();
    if (total == 0 && options.watch().isEmpty()) {
      return End.CLEAN;
    }
    while (true) {
      RunCounts before = log.counts();
      long version = operation.database().versionOfData();
      End end = pass();
      if (end != End.CLEAN) {
        return end;
      }
      boolean foundNone =
          log.counts().batches() == before.batches() || leftNone(before, version) || isNoneLeft();
      passes.add(log.counts().changed() - before.changed());
      if (options.watch().isPresent()) {
        if ((foundNone || passes.areEndless()) && isStoppedWaiting(options.watch().get())) {
          return foundNone ? End.WATCHED : End.CANCELLED;
        }
        passes = foundNone ? new Passes() : passes;
      } else if (foundNone || passes.areEndless()) {
        return foundNone ? End.CLEAN : End.ENDLESS;
      }
    }
  }

  private boolean isStoppedWaiting(Duration every) {
    if (waitsSince.isEmpty()) {
      waitsSince = Optional.of(operation.clock().instant());
      doneBeforeWaiting = log.counts().changed();
    }
    long filled = log.counts().changed() - doneBeforeWaiting;
    operation.progress().waiting(filled, waitsSince.get(), every);
    return operation.cancellation().await(every);
  }

  /**
   * Returns whether a pass that wrote needs no other behind it to know that none is left: it wrote
   * every row that it read, and neither another program nor a trigger can have made new ones.
   */
  private boolean leftNone(RunCounts before, long version) {
    RunCounts now = log.counts();
    return now.failed() == before.failed()
        && now.skipped() == before.skipped()
        && operation.database().versionOfData() == version
        && !operation.database().schema().hasTriggers();
  }

  /** Returns whether a count finds what a pass more would: pets that failed, and no others. */
  private boolean isNoneLeft() {
    Database database = operation.database();
    PetCounts pets = database.dao(PetCounts.class);
    return !options.retryFailed()
        && database.read(() -> pets.countWithoutTraits() == pets.countQuarantined());
  }

  /** Goes once over all rows; the next batches are generated while one is written. */
  private End pass() {
    pages.restart();
    writer.startPass();
    requested = 0;
    long doneBefore = done();
    List<TraitsToStore> batch = next(doneBefore);
    while (!batch.isEmpty()) {
      if (pace.isStoppedBefore()) {
        return End.CANCELLED;
      }
      Duration held = writer.write(batch);
      long failed = log.counts().failed();
      operation.progress().rows(done(), Math.max(total, done()), failed, pace.rows());
      if (Backfill.tooManyErrors(log.counts(), options.maxErrors())) {
        return End.TOO_MANY_ERRORS;
      }
      int rows = batch.size();
      try {
        batch = next(doneBefore);
      } catch (StoreException e) {
        if (BatchRun.stoppedByUser(e, operation.cancellation())) {
          return End.CANCELLED;
        }
        throw e;
      }
      if (pace.restAfter(rows, held) && !batch.isEmpty()) {
        return End.CANCELLED;
      }
    }
    return options.limit().isPresent() && done() >= options.limit().getAsLong()
        ? End.LIMIT
        : End.CLEAN;
  }

  private List<TraitsToStore> next(long doneBefore) {
    long size = writer.rows(pace.rows());
    if (options.limit().isPresent()) {
      size = Math.min(size, options.limit().getAsLong() - doneBefore - requested);
    }
    requested += size;
    return size > 0 ? pages.next((int) size) : List.of();
  }

  private long done() {
    RunCounts counts = log.counts();
    return counts.changed() + counts.failed();
  }
}
