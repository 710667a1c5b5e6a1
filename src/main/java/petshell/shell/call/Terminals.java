package petshell.shell.call;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntSupplier;
import petshell.output.Glyphs;

/**
 * Which standard streams are terminals.
 *
 * @param input whether standard input is one
 * @param output whether standard output is one
 * @param error whether standard error is one
 * @param width the columns, zero where not known
 * @param height the lines, zero where not known
 * @param encoding the encoding of the terminal
 * @param currentWidth gives the columns as they are when it is asked, zero where not known; never
 *     null
 */
public record Terminals(
    boolean input,
    boolean output,
    boolean error,
    int width,
    int height,
    Charset encoding,
    IntSupplier currentWidth) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Terminals {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(currentWidth, "currentWidth");
  }

  /** Makes those whose width does not change. */
  public Terminals(
      boolean input, boolean output, boolean error, int width, int height, Charset encoding) {
    this(input, output, error, width, height, encoding, () -> width);
  }

  /** Returns that none is one. */
  public static Terminals none() {
    return new Terminals(false, false, false, 0, 0, StandardCharsets.UTF_8);
  }

  /** Returns what can be drawn with: less on a terminal that does not show Unicode. */
  Glyphs glyphs() {
    return output || error ? Glyphs.of(encoding) : Glyphs.UNICODE;
  }
}
