package petshell.store.postgres;

import petshell.store.SeenRows;
import petshell.store.TraitsToStore;

/**
 * Remembers rows by hashes of their ids, of which it keeps 63 bits; two rows of a run have the same
 * one hardly ever. Not thread-safe.
 */
final class PostgresSeenRows implements SeenRows {
  private static final int LEAST = 1 << 12;

  /** 16 MiB, half of which is filled. */
  private static final int MOST = 1 << 21;

  /** Hashes that are not zero, the last bit of which is set for a row that failed. */
  private long[] slots = new long[LEAST];

  private int count;

  @Override
  public Fate fate(TraitsToStore row) {
    long found = slots[slot(hash(row))];
    if (found == 0) {
      return Fate.NEW;
    }
    return (found & 1) == 0 ? Fate.STORED : Fate.FAILED;
  }

  @Override
  public void stored(TraitsToStore row) {
    note(hash(row), 0);
  }

  @Override
  public void failed(TraitsToStore row) {
    note(hash(row), 1);
  }

  private void note(long hash, int bit) {
    int slot = slot(hash);
    if (slots[slot] == 0) {
      if (count == slots.length / 2) {
        if (slots.length == MOST) {
          return;
        }
        grow();
        slot = slot(hash);
      }
      count++;
    }
    slots[slot] = hash | bit;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    for (long one : before) {
      if (one != 0) {
        slots[slot(one & ~1L)] = one;
      }
    }
  }

  /** Returns where a hash is, or where it would be. */
  private int slot(long hash) {
    int slot = (int) (hash >>> 32) & slots.length - 1;
    while (slots[slot] != 0 && (slots[slot] & ~1L) != hash) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private static long hash(TraitsToStore row) {
    long hash = ((PostgresFillRow) row).hash() & ~1L;
    return hash == 0 ? 2 : hash;
  }
}
