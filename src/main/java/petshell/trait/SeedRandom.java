package petshell.trait;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The random numbers of npm's {@code seedrandom} 3.0.5 with its default options: ARC4 with a state
 * of 256 bytes, seeded from the UTF-16 code units of a text. Not thread-safe.
 */
final class SeedRandom {
  private static final int WIDTH = 256;
  private static final int MASK = WIDTH - 1;
  private static final int SMEAR_FACTOR = 19;

  /** How many bytes a number has at least. */
  private static final int BYTES = 7;

  private static final int SIGNIFICANT_BITS = 53;
  private static final long SIGNIFICANCE = 1L << 52;

  /** What the last of their bits counts. */
  private static final double LAST_BIT = 0x1p-56;

  private static final int[] IN_ORDER = IntStream.range(0, WIDTH).toArray();

  // One byte an element: as byte[], the processor stalls on what it has just written.
  private final int[] state = new int[WIDTH];
  private final char[] key = new char[WIDTH];
  private int i;
  private int j;

  /**
   * Starts the sequence of a seed, in place of the one before.
   *
   * @param seed any text, also empty or with unpaired surrogates
   */
  void start(String seed) {
    makeKey(seed);
    System.arraycopy(IN_ORDER, 0, state, 0, WIDTH);
    schedule();
    discard();
    i = 0;
  }

  /**
   * Starts the sequences of two seeds at once. Each step of one waits for the step before, so that
   * the processor has time for a step of the other.
   *
   * @param seed see {@link #start}
   */
  static void start(SeedRandom one, String seed, SeedRandom other, String otherSeed) {
    one.makeKey(seed);
    other.makeKey(otherSeed);
    System.arraycopy(IN_ORDER, 0, one.state, 0, WIDTH);
    System.arraycopy(IN_ORDER, 0, other.state, 0, WIDTH);
    schedule(one, other);
    discard(one, other);
    one.i = 0;
    other.i = 0;
  }

  /** Makes the key, repeated up to the width; only the lower byte of each of its parts counts. */
  private void makeKey(String seed) {
    int length = seed.length();
    if (length > WIDTH) {
      smear(seed);
      return;
    }
    // The parts of a key that does not go round are not smeared.
    seed.getChars(0, length, key, 0);
    if (length == 0) {
      key[0] = 0;
    }
    for (int known = Math.max(1, length); known < WIDTH; known *= 2) {
      System.arraycopy(key, 0, key, known, Math.min(known, WIDTH - known));
    }
  }

  private void smear(String seed) {
    Arrays.fill(key, '\0');
    int smear = 0;
    for (int position = 0; position < seed.length(); position++) {
      int slot = position & MASK;
      smear ^= SMEAR_FACTOR * key[slot];
      key[slot] = (char) ((smear + seed.charAt(position)) & MASK);
    }
  }

  private void schedule() {
    char[] added = key;
    int[] bytes = state;
    int target = 0;
    int held = bytes[0];
    for (int position = 0; position < WIDTH; position++) {
      int behind = (position + 1) & MASK;
      int next = bytes[behind];
      target = (target + added[position] + held) & MASK;
      bytes[position] = bytes[target];
      bytes[target] = held;
      held = target == behind ? held : next;
    }
  }

  /** Throws away as many bytes as the state has, so that {@code i} is where it was. */
  private void discard() {
    int[] bytes = state;
    int target = 0;
    int held = bytes[1];
    for (int position = 1; position <= WIDTH; position++) {
      int slot = position & MASK;
      int behind = (position + 1) & MASK;
      int next = bytes[behind];
      target = (target + held) & MASK;
      bytes[slot] = bytes[target];
      bytes[target] = held;
      held = target == behind ? held : next;
    }
    j = target;
  }

  private static void schedule(SeedRandom one, SeedRandom other) {
    int[] bytes = one.state;
    int[] otherBytes = other.state;
    int target = 0;
    int otherTarget = 0;
    for (int position = 0; position < WIDTH; position++) {
      int held = bytes[position];
      int otherHeld = otherBytes[position];
      target = (target + one.key[position] + held) & MASK;
      otherTarget = (otherTarget + other.key[position] + otherHeld) & MASK;
      bytes[position] = bytes[target];
      bytes[target] = held;
      otherBytes[position] = otherBytes[otherTarget];
      otherBytes[otherTarget] = otherHeld;
    }
  }

  private static void discard(SeedRandom one, SeedRandom other) {
    int[] bytes = one.state;
    int[] otherBytes = other.state;
    int target = 0;
    int otherTarget = 0;
    for (int position = 1; position <= WIDTH; position++) {
      int slot = position & MASK;
      int held = bytes[slot];
      int otherHeld = otherBytes[slot];
      target = (target + held) & MASK;
      otherTarget = (otherTarget + otherHeld) & MASK;
      bytes[slot] = bytes[target];
      bytes[target] = held;
      otherBytes[slot] = otherBytes[otherTarget];
      otherBytes[otherTarget] = otherHeld;
    }
    one.j = target;
    other.j = otherTarget;
  }

  private long nextBytes(int count) {
    int[] bytes = state;
    int slot = i;
    int target = j;
    long read = 0;
    for (int left = count; left > 0; left--) {
      slot = (slot + 1) & MASK;
      int held = bytes[slot];
      target = (target + held) & MASK;
      int other = bytes[target];
      bytes[slot] = other;
      bytes[target] = held;
      read = read << Byte.SIZE | bytes[(held + other) & MASK];
    }
    i = slot;
    j = target;
    return read;
  }

  /** Returns the next number, at least 0 and less than 1. */
  double next() {
    long bits = nextBytes(BYTES);
    double lastBit = LAST_BIT;
    // The last byte read does not count towards the significance, as in the original.
    while ((bits & ~MASK) < SIGNIFICANCE) {
      bits = bits << Byte.SIZE | nextBytes(1);
      lastBit /= WIDTH;
    }
    int surplus = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bits) - SIGNIFICANT_BITS);
    return (double) (bits >>> surplus << surplus) * lastBit;
  }
}
