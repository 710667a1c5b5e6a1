package petshell.job.share;

import petshell.store.Lease;

/** A transaction that writes some pets of a slot. */
final class Batch {
  final Lease lease;
  final SlotRow slot;
  final int from;
  final int until;

  /** When it started, by the database's clock. */
  long startedAt;

  boolean open = true;

  /** How many statements arrived, by which the database knows whether it idles. */
  int statements;

  Batch(Lease lease, SlotRow slot, int from, int until) {
    this.lease = lease;
    this.slot = slot;
    this.from = from;
    this.until = until;
  }

  int rows() {
    return until - from;
  }

  boolean overlaps(Batch other) {
    return from < other.until && other.from < until;
  }
}
