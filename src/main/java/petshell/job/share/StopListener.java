package petshell.job.share;

import java.time.Duration;
import java.time.Instant;
import petshell.job.Operation;
import petshell.job.Progress;
import petshell.store.Share;

/**
 * Passes on what a sweep reports, and ends it when somebody has asked all workers to stop: it goes
 * over all pets, and so writes no slot by which it would hear of that.
 */
final class StopListener implements Progress {
  private final Operation operation;
  private final StopCheck check;

  private StopListener(Operation operation, StopCheck check) {
    this.operation = operation;
    this.check = check;
  }

  /** Returns the operation of a sweep that a stop ends. */
  static Operation on(Operation operation, Share share, long run) {
    return operation.reportingTo(
        new StopListener(operation, new StopCheck(operation, share.number(), run)));
  }

  private void look() {
    if (check.isDue()) {
      check.look();
    }
  }

  @Override
  public void rows(long done, long total, long failed, int batch) {
    operation.progress().rows(done, total, failed, batch);
    look();
  }

  @Override
  public void failed(String petId, String error) {
    operation.progress().failed(petId, error);
  }

  @Override
  public void waiting(long done, Instant since, Duration every) {
    operation.progress().waiting(done, since, every);
    look();
  }

  @Override
  public void held(String reason) {
    operation.progress().held(reason);
  }

  @Override
  public void message(String text) {
    operation.progress().message(text);
  }

  @Override
  public void done() {
    operation.progress().done();
  }
}
