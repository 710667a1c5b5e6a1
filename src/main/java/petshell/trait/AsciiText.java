package petshell.trait;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text of ASCII characters in the making, in memory that is used again. Not thread-safe. */
final class AsciiText {
  private byte[] bytes;
  private int length;

  /**
   * Makes an empty one.
   *
   * @param room for how many characters it has room at first, 1 or more
   */
  AsciiText(int room) {
    bytes = new byte[room];
  }

  /** Returns the bytes of a text, to be appended again and again. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Appends some characters. */
  void append(byte[] part) {
    makeRoom(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
  }

  /** Appends some characters. */
  void append(String part) {
    append(bytes(part));
  }

  /** Appends a number that {@link ShortestDecimal#canWrite} takes. */
  void appendShortest(double value) {
    makeRoom(ShortestDecimal.LONGEST);
    length = ShortestDecimal.write(bytes, length, value);
  }

  private void makeRoom(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
    }
  }

  /** Makes it empty again. */
  void clear() {
    length = 0;
  }

  /** Returns the characters as bytes. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns whether a text has just these characters. */
  boolean isSame(String text) {
    // Characters that are not ASCII become bytes that are not either, or question marks.
    byte[] others = text.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.equals(bytes, 0, length, others, 0, others.length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
