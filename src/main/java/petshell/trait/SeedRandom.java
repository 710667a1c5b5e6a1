package petshell.trait;

import java.util.stream.IntStream;

/**
 * The random numbers of npm's {@code seedrandom} 3.0.5 with its default options: ARC4 with a state
 * of 256 bytes, seeded from the UTF-16 code units of a text. Not thread-safe.
 */
final class SeedRandom {
  private static final int WIDTH = 256;
  private static final int MASK = WIDTH - 1;
  private static final int SMEAR_FACTOR = 19;
  private static final int LEADING_BYTES = 6;
  private static final long SIGNIFICANCE = 1L << 52;
  private static final int SIGNIFICANT_BITS = 53;
  private static final int[] IN_ORDER = IntStream.range(0, WIDTH).toArray();

  // One byte an element: as byte[], the processor stalls on what it has just written.
  private final int[] state;
  private int i;
  private int j;

  /**
   * Starts the sequence of a seed.
   *
   * @param seed any text, also empty or with unpaired surrogates
   */
  SeedRandom(String seed) {
    state = schedule(key(seed));
    discard();
  }

  private static int[] key(String seed) {
    int length = seed.length();
    int[] key = new int[Math.max(1, Math.min(length, WIDTH))];
    int smear = 0;
    for (int position = 0; position < length; position++) {
      int slot = position & MASK;
      smear ^= SMEAR_FACTOR * key[slot];
      key[slot] = MASK & (smear + seed.charAt(position));
    }
    return key;
  }

  private static int[] schedule(int[] key) {
    int[] bytes = IN_ORDER.clone();
    int target = 0;
    int keyPosition = 0;
    for (int position = 0; position < WIDTH; position++) {
      int held = bytes[position];
      target = (target + key[keyPosition] + held) & MASK;
      bytes[position] = bytes[target];
      bytes[target] = held;
      keyPosition = keyPosition + 1 == key.length ? 0 : keyPosition + 1;
    }
    return bytes;
  }

  /** Throws away as many bytes as the state has; afterwards {@code i} is 0 again. */
  private void discard() {
    int target = 0;
    for (int position = 1; position <= WIDTH; position++) {
      int slot = position & MASK;
      int held = state[slot];
      target = (target + held) & MASK;
      state[slot] = state[target];
      state[target] = held;
    }
    j = target;
  }

  private int nextByte() {
    i = (i + 1) & MASK;
    int held = state[i];
    j = (j + held) & MASK;
    int other = state[j];
    state[i] = other;
    state[j] = held;
    return state[(held + other) & MASK];
  }

  /** Returns the next number, at least 0 and less than 1. */
  double next() {
    long bits = 0;
    for (int count = 0; count < LEADING_BYTES; count++) {
      bits = (bits << Byte.SIZE) | nextByte();
    }
    double range = (double) (1L << (LEADING_BYTES * Byte.SIZE));
    // The last byte read does not count towards the significance, as in the original.
    for (long counted = bits; counted < SIGNIFICANCE; range *= WIDTH) {
      counted = bits << Byte.SIZE;
      bits = counted | nextByte();
    }
    int surplus = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bits) - SIGNIFICANT_BITS);
    return (double) (bits >>> surplus << surplus) / range;
  }
}
