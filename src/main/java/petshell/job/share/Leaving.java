package petshell.job.share;

/** Why a worker left a shared backfill. */
public enum Leaving {
  /** All slots are done, and this worker was the one to end it: its process sweeps once more. */
  ENDED,
  /** All slots are done, and another worker has ended it. */
  FINISHED,
  /** Somebody asked all workers to stop. */
  STOPPED,
  /** The user or the system stopped this worker's process. */
  CANCELLED,
  /** The workers were granted as many pets as they may fill together. */
  LIMIT,
  /** So many pets failed that the fault is not in the pets. */
  TOO_MANY_ERRORS,
  /** The database failed again and again. */
  GAVE_UP
}
