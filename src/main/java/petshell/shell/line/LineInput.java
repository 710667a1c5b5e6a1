package petshell.shell.line;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines of UTF-8 text one by one, so that a line can be run before the next one is there. A
 * byte order mark at the start is left out; lines end with LF, CR LF or CR.
 */
public final class LineInput implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  private final InputStream input;
  private boolean started;
  private boolean endedWithCr;

  /** Makes one that reads a stream, which stays open. */
  public LineInput(InputStream input) {
    this.input = new BufferedInputStream(input);
  }

  /**
   * Returns the next line, or empty at the end.
   *
   * @throws IOException if it cannot be read
   * @throws petshell.store.PetShellException if it is no text or is too long
   */
  public Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int character = firstOfLine();
    if (character < 0) {
      return Optional.empty();
    }
    while (character >= 0 && character != '\n' && character != '\r') {
      line.write(character);
      if (line.size() > MOST_BYTES) {
        throw Usage.error("the line is longer than a million bytes", "is this a command file?");
      }
      character = input.read();
    }
    endedWithCr = character == '\r';
    return Optional.of(text(line.toByteArray()));
  }

  /**
   * Whether a CR has an LF behind it is looked at only now: waiting for that would hold up its
   * line.
   */
  private int firstOfLine() throws IOException {
    int character = input.read();
    return endedWithCr && character == '\n' ? input.read() : character;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw Usage.error("not UTF-8 text", "is this a command file?");
    }
    String line = checked(text, !started);
    started = true;
    return line;
  }

  /**
   * Returns the text of a line, without a byte order mark at the start of the first one.
   *
   * @throws petshell.store.PetShellException if it holds a NUL character
   */
  static String checked(String text, boolean isFirst) {
    if (text.indexOf('\0') >= 0) {
      throw Usage.error("the line has a NUL character", "is this a command file in UTF-8?");
    }
    return isFirst && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
