package petshell.job.fill;

/**
 * What became of saved pets, or would.
 *
 * @param filled pets without traits that have the saved ones now
 * @param replaced pets with other traits that have the saved ones now
 * @param different how many of these two are not what the generator gives
 * @param other pets that were left with other traits than the saved ones, which are valid
 * @param invalid saved values that are not valid traits
 * @param unknown saved pets that are not there any more
 */
public record RestoredCounts(
    long filled, long replaced, long different, long other, long invalid, long unknown) {
  /** Nothing yet. */
  static final RestoredCounts NONE = new RestoredCounts(0, 0, 0, 0, 0, 0);

  /** Returns how many pets have the saved traits that had them not before. */
  public long restored() {
    return filled + replaced;
  }

  RestoredCounts plus(RestoredCounts more) {
    return new RestoredCounts(
        filled + more.filled,
        replaced + more.replaced,
        different + more.different,
        other + more.other,
        invalid + more.invalid,
        unknown + more.unknown);
  }
}
