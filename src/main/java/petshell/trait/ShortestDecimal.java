package petshell.trait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fewest digits that read back as a number, of those the ones closest to it: Schubfach's way,
 * for the numbers that traits have. In their range a power of ten that makes a number large enough
 * is exact in 64 bits, so that nothing has to be estimated, and no text is made on the way.
 */
final class ShortestDecimal {
  /** The most bytes that one takes: three digits, the point, and {@link #MOST_DECIMALS} more. */
  static final int LONGEST = 22;

  private static final double LEAST = 0x1p-7;
  private static final double END = 1000;
  private static final int MOST_DECIMALS = 18;

  private static final int FRACTION_BITS = 52;
  private static final long FRACTION = (1L << FRACTION_BITS) - 1;

  /** What to take from the exponent's bits to have the power of two of a number's last bit. */
  private static final int BIAS = 1023 + FRACTION_BITS;

  /** The logarithm of 2 to the base of 10, times 2 to the 20th. */
  private static final int LOG_OF_TWO = 315_653;

  private static final int LOG_BITS = 20;

  private static final long HUNDRED_MILLION = 100_000_000;

  /** Puts eight bytes at once, the lowest first. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long[] POWERS = powers();
  private static final byte[] TENS = digits(10);
  private static final byte[] ONES = digits(1);

  private ShortestDecimal() {}

  private static long[] powers() {
    long[] powers = new long[MOST_DECIMALS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  private static byte[] digits(int power) {
    byte[] digits = new byte[100];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) ('0' + i / power % 10);
    }
    return digits;
  }

  /**
   * Returns whether a number can be written here: whole ones from 0 and others from 1/128, both to
   * less than 1000. A power of two that is not whole cannot, since its neighbours are not equally
   * far away.
   */
  static boolean canWrite(double value) {
    return isWhole(value)
        || (isBetween(value) && (Double.doubleToRawLongBits(value) & FRACTION) != 0);
  }

  private static boolean isWhole(double value) {
    return value == (int) value && value >= 0 && value < END;
  }

  private static boolean isBetween(double value) {
    return value >= LEAST && value < END;
  }

  /**
   * Writes a number, as {@code 12.5}, {@code 0.25} or {@code 360}.
   *
   * @param out has room for {@link #LONGEST} bytes
   * @param at where the first digit goes
   * @param value one that {@link #canWrite} takes
   * @return the place behind the last digit
   */
  static int write(byte[] out, int at, double value) {
    int whole = (int) value;
    if (value == whole) {
      return writeWhole(out, at, whole);
    }
    long bits = Double.doubleToRawLongBits(value);
    int shift = BIAS - (int) (bits >>> FRACTION_BITS);
    // So many decimals that neighbours are 1 to 10 apart in the last of them.
    int decimals = ((shift * LOG_OF_TWO) >> LOG_BITS) + 1;
    long scaled = scaled((bits & FRACTION) | (1L << FRACTION_BITS), shift, decimals);
    long fraction = scaled - whole * POWERS[decimals];
    return writeFraction(out, writeWhole(out, at, whole), fraction, decimals);
  }

  /**
   * Returns the decimal closest to a number among the shortest that read back as it, times a power
   * of ten.
   *
   * @param bits the number's significant bits
   * @param shift the number is {@code bits} divided by 2 to this power
   * @param decimals the power of ten
   */
  private static long scaled(long bits, int shift, int decimals) {
    long power = POWERS[decimals];
    long low = bits * power;
    long floor = (Math.multiplyHigh(bits, power) << (Long.SIZE - shift)) | (low >>> shift);
    // From here on in units of the last decimal divided by 2 to the power of shift. What is no
    // farther away than half the distance to a neighbour reads back; just there, if bits is even.
    long above = low & ((1L << shift) - 1);
    long most = (power >> 1) - (bits & 1);
    long lastDigit = floor % 10;
    long toShorter = (lastDigit << shift) + above;
    if (toShorter <= most) {
      return floor - lastDigit;
    }
    if ((10L << shift) - toShorter <= most) {
      return floor - lastDigit + 10;
    }
    // Up where it is nearer, or as near and even; without a branch, which nobody could predict.
    return floor + (((1L << (shift - 1)) - above - (floor & 1)) >>> (Long.SIZE - 1));
  }

  private static int writeWhole(byte[] out, int at, int value) {
    int end = at;
    if (value >= 100) {
      out[end++] = ONES[value / 100];
    }
    if (value >= 10) {
      out[end++] = TENS[value % 100];
    }
    out[end++] = ONES[value % 100];
    return end;
  }

  /** Writes the point and the digits behind it, without zeros at the end. */
  private static int writeFraction(byte[] out, int at, long fraction, int decimals) {
    long all = fraction * POWERS[MOST_DECIMALS - decimals];
    long high = all / HUNDRED_MILLION;
    int first = (int) (high / HUNDRED_MILLION);
    out[at] = '.';
    out[at + 1] = TENS[first];
    out[at + 2] = ONES[first];
    EIGHT.set(out, at + 3, eight((int) (high - (long) first * HUNDRED_MILLION)));
    EIGHT.set(out, at + 11, eight((int) (all - high * HUNDRED_MILLION)));
    int end = at + 1 + decimals;
    while (out[end - 1] == '0') {
      end--;
    }
    return end;
  }

  /** Returns eight digits, the first one in the lowest byte; all of them are parted at once. */
  private static long eight(int value) {
    long fours = (value / 10_000) | ((long) (value % 10_000) << 32);
    long hundreds = ((fours * 10_486) >>> 20) & 0x7F_0000_007FL;
    long pairs = hundreds | ((fours - hundreds * 100) << 16);
    long tens = ((pairs * 103) >>> 10) & 0xF_000F_000F_000FL;
    return (tens | ((pairs - tens * 10) << 8)) + 0x3030_3030_3030_3030L;
  }
}
