package petshell.job.share;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import petshell.job.Progress;

/**
 * What workers report on their threads, to be passed on by the job's own thread. How far a single
 * worker is says little, and is left out. Thread-safe.
 */
final class Reports implements Progress {
  private final LinkedBlockingQueue<Consumer<Progress>> reports = new LinkedBlockingQueue<>();

  /**
   * Passes on what was reported, waiting for a first report if there is none.
   *
   * @param longest how long to wait at most
   */
  void passOn(Progress progress, Duration longest) throws InterruptedException {
    Consumer<Progress> next = reports.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    while (next != null) {
      next.accept(progress);
      next = reports.poll();
    }
  }

  /** Has the thread that waits go on. */
  void wake() {
    reports.add(progress -> {});
  }

  @Override
  public void rows(long done, long total, long failed, int batch) {}

  @Override
  public void failed(String petId, String error) {
    reports.add(progress -> progress.failed(petId, error));
  }

  @Override
  public void waiting(long done, Instant since, Duration every) {}

  @Override
  public void held(String reason) {
    reports.add(progress -> progress.held(reason));
  }

  @Override
  public void message(String text) {
    reports.add(progress -> progress.message(text));
  }

  @Override
  public void done() {}
}
