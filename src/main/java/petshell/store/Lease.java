package petshell.store;

import java.util.Objects;

/**
 * A worker's hold on a slot, until it expires or another worker has claimed the slot since.
 *
 * @param share the number of the shared backfill
 * @param slot the slot's number
 * @param owner the worker
 * @param epoch which claim of the slot it is, from 1
 */
public record Lease(long share, int slot, SlotOwner owner, long epoch) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Lease {
    Objects.requireNonNull(owner, "owner");
  }
}
