package petshell.job.share;

/** What is known of a transaction that failed. */
public enum Failure {
  /** It was rolled back. */
  ROLLED_BACK,
  /** It may have been committed, or be under way still. */
  UNKNOWN
}
