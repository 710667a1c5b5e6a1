package petshell.job.saved;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A JSON text whose strings are cut where they are too long to be read, so that they take no more
 * memory than that. What is cut is still too long to be valid traits. Not thread-safe.
 */
final class CutStrings extends InputStream {
  private static final int UNICODE_DIGITS = 4;
  private static final int CONTINUATION_MASK = 0xc0;
  private static final int CONTINUATION = 0x80;

  private final InputStream text;
  private final int most;
  private boolean inString;
  private boolean escaped;
  private boolean cutting;
  private int digitsLeft;
  private int length;

  /**
   * Makes it.
   *
   * @param text the JSON text, which is closed with it
   * @param most how many bytes of a string are read, without its quotation marks
   */
  CutStrings(InputStream text, int most) {
    this.text = Objects.requireNonNull(text, "text");
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int size) throws IOException {
    while (true) {
      int found = text.read(target, offset, size);
      if (found <= 0) {
        return found;
      }
      int kept = 0;
      for (int i = 0; i < found; i++) {
        byte one = target[offset + i];
        if (keeps(one)) {
          target[offset + kept++] = one;
        }
      }
      if (kept > 0) {
        return kept;
      }
    }
  }

  private boolean keeps(byte one) {
    if (!inString) {
      inString = one == '"';
      length = 0;
      return true;
    }
    if (one == '"' && !escaped) {
      inString = false;
      cutting = false;
      return true;
    }
    cutting = cutting || (length >= most && startsCharacter(one));
    length = Math.min(length + 1, most);
    if (escaped) {
      escaped = false;
      digitsLeft = one == 'u' ? UNICODE_DIGITS : 0;
    } else {
      escaped = one == '\\';
      digitsLeft = Math.max(0, digitsLeft - 1);
    }
    return !cutting;
  }

  private boolean startsCharacter(byte one) {
    return !escaped && digitsLeft == 0 && (one & CONTINUATION_MASK) != CONTINUATION;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
