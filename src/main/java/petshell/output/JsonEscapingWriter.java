package petshell.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Escapes what a JSON document may hold but a terminal or a decoder would stumble over: DEL, C1,
 * bidi controls, line separators and unpaired surrogates. Right for JSON alone, where such
 * characters can occur in strings only.
 */
public final class JsonEscapingWriter extends FilterWriter {
  private static final char NONE = 0;

  private char pendingHigh = NONE;
  private boolean written;

  /** Makes a writer that sends on to another one. */
  public JsonEscapingWriter(Writer writer) {
    super(writer);
  }

  /** Returns whether anything was written. */
  boolean hasWritten() {
    return written;
  }

  @Override
  public void write(int character) throws IOException {
    written = true;
    char next = (char) character;
    if (pendingHigh != NONE && Character.isLowSurrogate(next)) {
      out.write(pendingHigh);
      out.write(next);
      pendingHigh = NONE;
      return;
    }
    escapePending();
    if (Character.isHighSurrogate(next)) {
      pendingHigh = next;
    } else if (isHarmful(next)) {
      escape(next);
    } else {
      out.write(next);
    }
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    written |= length > 0;
    int start = offset;
    for (int index = offset; index < offset + length; index++) {
      if (pendingHigh != NONE || isHarmful(characters[index])) {
        out.write(characters, start, index - start);
        write(characters[index]);
        start = index + 1;
      }
    }
    out.write(characters, start, offset + length - start);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }

  @Override
  public void flush() throws IOException {
    escapePending();
    super.flush();
  }

  private void escapePending() throws IOException {
    if (pendingHigh != NONE) {
      escape(pendingHigh);
      pendingHigh = NONE;
    }
  }

  private void escape(char character) throws IOException {
    out.write(String.format(Locale.ROOT, "\\u%04X", (int) character));
  }

  private static boolean isHarmful(char character) {
    if (character < 0x7F) {
      return false;
    }
    return character < 0xA0
        || Character.isSurrogate(character)
        || character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x2028 && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069)
        || character == 0xFEFF;
  }
}
