package petshell.job;

import java.time.Duration;
import java.time.Instant;

/** Follows a job while it works. Called on the job's own thread. */
public interface Progress {
  /**
   * Reports how far the job is.
   *
   * @param done rows done, zero or more
   * @param total rows known to be to do, zero or more; may grow
   * @param failed rows that failed, zero or more
   * @param batch rows in the batches at present
   */
  void rows(long done, long total, long failed, int batch);

  /** Reports that one row failed, and why; the job continues. */
  void failed(String petId, String error);

  /**
   * Reports that all is done for now, and that the job waits for new rows.
   *
   * @param done rows done since the job first waited, zero or more
   * @param since when it first waited
   * @param every how often it looks
   */
  void waiting(long done, Instant since, Duration every);

  /**
   * Reports that the job waits until the server has caught up, now or a second time.
   *
   * @param reason what it waits for, as {@code a replica is 12 s behind}
   */
  void held(String reason);

  /** Prints one line for the user. */
  void message(String text);

  /** Ends what is shown; called once, whatever the job's end. */
  void done();
}
