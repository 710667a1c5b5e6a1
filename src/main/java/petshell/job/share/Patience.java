package petshell.job.share;

import java.time.Duration;

/** How long a worker waits in vain, and how often it fails, before it gives up. Not thread-safe. */
final class Patience {
  private final LeaseRules rules;
  private int idleLooks;
  private int failures;

  Patience(LeaseRules rules) {
    this.rules = rules;
  }

  /**
   * Returns how long to wait where there is no slot to claim.
   *
   * @param slots how many there are
   */
  Duration idle(int slots) {
    return rules.idle(idleLooks++, slots);
  }

  /** It has claimed a slot. */
  void claimed() {
    idleLooks = 0;
  }

  /** The database works, so that failures of long ago do not add up. */
  void worked() {
    failures = 0;
  }

  /** The database has failed once more. */
  void failed() {
    failures++;
  }

  /** Returns whether it has failed too often in a row. */
  boolean isOver() {
    return LeaseRules.givesUpAfter(failures);
  }

  /** Returns how long to wait after the last failure. */
  Duration backOff() {
    return rules.backOff(failures);
  }
}
