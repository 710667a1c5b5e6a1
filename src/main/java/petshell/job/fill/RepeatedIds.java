package petshell.job.fill;

import java.util.Arrays;
import petshell.job.saved.SavedPet;

/**
 * Finds out whether any of many ids occurs twice, in eight bytes for each: by their hashes, so that
 * two that are equal have to be looked at.
 */
final class RepeatedIds {
  private static final long PRIME = 0x100000001b3L;
  private static final long START = 0xcbf29ce484222325L;

  private long[] hashes = new long[1_000];
  private int count;

  /** Adds an id. */
  void add(SavedPet pet) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count + count / 2);
    }
    hashes[count++] = hash(pet);
  }

  /** Returns the hashes that occur more than once, each once, in order; adds no more after it. */
  long[] repeated() {
    Arrays.sort(hashes, 0, count);
    long[] found = new long[0];
    for (int i = 1; i < count; i++) {
      boolean isNew = found.length == 0 || found[found.length - 1] != hashes[i];
      if (hashes[i] == hashes[i - 1] && isNew) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = hashes[i];
      }
    }
    return found;
  }

  /** Returns the hash of an id, spread over all 64 bits. */
  static long hash(SavedPet pet) {
    long hash = pet.id().isText() ? START : ~START;
    for (byte one : pet.id().bytes()) {
      hash = (hash ^ one) * PRIME;
    }
    return hash ^ hash >>> 32;
  }
}
