package petshell.shell;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import petshell.output.Glyphs;

/**
 * Which standard streams are terminals.
 *
 * @param input whether standard input is one
 * @param output whether standard output is one
 * @param error whether standard error is one
 * @param width the columns, zero where not known
 * @param height the lines, zero where not known
 * @param encoding the encoding of the terminal, never null
 */
public record Terminals(
    boolean input, boolean output, boolean error, int width, int height, Charset encoding) {
  /** Checks that the encoding is not null. */
  public Terminals {
    Objects.requireNonNull(encoding, "encoding");
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
