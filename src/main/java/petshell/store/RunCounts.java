package petshell.store;

/**
 * What a run has done so far.
 *
 * @param changed rows written, zero or more
 * @param unchanged rows looked at that needed no write, zero or more
 * @param skipped rows that somebody else had changed, moved or deleted meanwhile, zero or more
 * @param failed rows that could not be written, zero or more
 * @param batches transactions committed, zero or more
 */
public record RunCounts(long changed, long unchanged, long skipped, long failed, long batches) {
  /** Nothing done yet. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0);

  /** Returns the sum of both, part by part. */
  public RunCounts plus(RunCounts other) {
    return new RunCounts(
        changed + other.changed,
        unchanged + other.unchanged,
        skipped + other.skipped,
        failed + other.failed,
        batches + other.batches);
  }
}
