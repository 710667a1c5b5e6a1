package petshell.job.share;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import petshell.job.Operation;
import petshell.job.Pacing;
import petshell.job.RunLog;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Database;
import petshell.store.RunCounts;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.SlotOwner;

/**
 * The workers of one process, each on a thread of its own. The caller's thread shows how far the
 * whole is, and that the process is alive.
 */
final class ShareProcess {
  private static final Duration STEP = Duration.ofMillis(200);

  private final Operation operation;
  private final RunLog log;
  private final Share share;
  private final BackfillOptions options;
  private final ShareOptions sharing;
  private final Reports reports = new Reports();
  private final ProcessCounts counts;
  private final WorkerThreads threads;
  private final StopCheck stop;

  ShareProcess(
      Operation operation, RunLog log, Share share, BackfillOptions options, ShareOptions sharing) {
    this.operation = operation;
    this.log = log;
    this.share = share;
    this.options = options;
    this.sharing = sharing;
    this.counts = new ProcessCounts(log.number());
    this.threads = new WorkerThreads(reports::wake);
    this.stop = new StopCheck(operation, share.number(), log.number());
  }

  /** Returns how large the batches were, and for how long they held locks. */
  Pacing pacing() {
    return threads.pacing();
  }

  /**
   * Works until all workers have left.
   *
   * @return why each of them did
   * @throws petshell.store.PetShellException if a worker, or the connection of the process, fails
   */
  List<Leaving> run() {
    WorkerCount wanted = WorkerCount.of(sharing.workers());
    if (operation.cancellation().requested()) {
      return List.of(Leaving.CANCELLED);
    }
    try {
      threads.start(worker(1));
      while (threads.areAnyAtWork()) {
        while (threads.started() < wanted.count() && !operation.cancellation().requested()) {
          threads.start(worker(threads.started() + 1));
        }
        reports.passOn(operation.progress(), STEP);
        threads.throwIfFailed();
        if (stop.isDue()) {
          look(wanted);
        }
      }
      threads.throwIfFailed();
      return threads.left();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Leaving.CANCELLED);
    } finally {
      threads.stopAndAwait();
      passOnTheRest();
    }
  }

  private void passOnTheRest() {
    try {
      reports.passOn(operation.progress(), Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ShareWorker worker(int number) {
    return new ShareWorker(
        operation.reportingTo(reports),
        share,
        new SlotOwner(log.number(), number),
        options,
        counts,
        new LeaseRules(sharing.lease(), new SplittableRandom()),
        sharing.lease(),
        sharing.workers().equals(OptionalInt.of(1)));
  }

  private void look(WorkerCount wanted) {
    Database database = operation.database();
    log.showAlive();
    ShareDao shares = database.sharing().orElseThrow().dao();
    RunCounts sums = database.read(() -> shares.sums(share.number()));
    long done = sums.changed() + sums.failed();
    long total = Math.min(share.total(), share.limit().orElse(share.total()));
    operation.progress().rows(done, Math.max(total, done), sums.failed(), threads.pacing().rows());
    if (Backfill.tooManyErrors(sums, options.maxErrors())) {
      threads.order(Leaving.TOO_MANY_ERRORS);
    }
    stop.look();
    wanted.measured(sums.changed(), System.nanoTime());
    threads.keep(wanted.count());
  }
}
