package petshell.job.share;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import petshell.job.Pacing;
import petshell.store.PetShellException;

/** The threads of the workers of one process. */
final class WorkerThreads {
  private record Started(ShareWorker worker, FutureTask<Leaving> task, Thread thread) {}

  private final Runnable ended;
  private final List<Started> all = new ArrayList<>();

  /**
   * Makes it.
   *
   * @param ended called on a worker's thread when it has ended
   */
  WorkerThreads(Runnable ended) {
    this.ended = ended;
  }

  void start(ShareWorker worker) {
    FutureTask<Leaving> task =
        new FutureTask<>(worker) {
          @Override
          protected void done() {
            ended.run();
          }
        };
    Thread thread = new Thread(task, "petshell-share-" + (all.size() + 1));
    thread.setDaemon(true);
    all.add(new Started(worker, task, thread));
    thread.start();
  }

  int started() {
    return all.size();
  }

  boolean areAnyAtWork() {
    return all.stream().anyMatch(one -> !one.task().isDone());
  }

  /** Has all leave after their batches. */
  void order(Leaving why) {
    all.forEach(one -> one.worker().order(why));
  }

  /** Has those leave that are more than so many. */
  void keep(int most) {
    all.stream().skip(most).forEach(one -> one.worker().order(Leaving.SURPLUS));
  }

  /** Throws what a worker has thrown, if one has. */
  void throwIfFailed() {
    for (Started one : all) {
      if (one.task().isDone()) {
        leaving(one.task());
      }
    }
  }

  /** Returns why each left that was started; all have. */
  List<Leaving> left() {
    return all.stream().map(one -> leaving(one.task())).toList();
  }

  private static Leaving leaving(Future<Leaving> task) {
    try {
      return task.get();
    } catch (InterruptedException | CancellationException e) {
      throw new IllegalStateException("a worker was stopped", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PetShellException failure) {
        throw failure;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    }
  }

  Pacing pacing() {
    return all.stream()
        .map(one -> one.worker().pacing())
        .filter(pacing -> pacing.lockHeld().isPresent())
        .findFirst()
        .orElse(Pacing.NONE);
  }

  /** Ends those that are still at work, after their batches. */
  void stopAndAwait() {
    order(Leaving.CANCELLED);
    boolean interrupted = Thread.interrupted();
    for (Started one : all) {
      while (one.thread().isAlive()) {
        try {
          one.thread().join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
