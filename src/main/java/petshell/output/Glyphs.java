package petshell.output;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which characters may be drawn with. */
public enum Glyphs {
  /** Bars of eighth blocks, and the ellipsis of one column. */
  UNICODE("…", "→", "█", " ") {
    @Override
    public String bar(double share, int columns) {
      int eighths = filled(share, columns * PARTS);
      int whole = eighths / PARTS;
      String part =
          eighths % PARTS == 0 ? "" : EIGHTHS.substring(eighths % PARTS - 1, eighths % PARTS);
      return full.repeat(whole) + part + empty.repeat(columns - whole - part.length());
    }
  },
  /** Nothing beyond ASCII. */
  ASCII("...", "->", "#", ".") {
    @Override
    public String bar(double share, int columns) {
      int whole = filled(share, columns);
      return full.repeat(whole) + empty.repeat(columns - whole);
    }
  };

  private static final int PARTS = 8;
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  private final String ellipsis;
  private final String arrow;
  final String full;
  final String empty;

  Glyphs(String ellipsis, String arrow, String full, String empty) {
    this.ellipsis = ellipsis;
    this.arrow = arrow;
    this.full = full;
    this.empty = empty;
  }

  /**
   * Returns what can be drawn in an encoding.
   *
   * @param charset the encoding of the terminal or the file
   * @return {@link #UNICODE} for UTF-8 and its like, else {@link #ASCII}
   */
  public static Glyphs of(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-")
        ? UNICODE
        : ASCII;
  }

  /** Returns the ellipsis for text that was cut off, one or three columns wide. */
  public String ellipsis() {
    return ellipsis;
  }

  /** Returns what stands between an old value and a new one. */
  public String arrow() {
    return arrow;
  }

  /**
   * Returns a bar of exactly that many columns, filled to a share of them.
   *
   * @param share from 0 to 1; what is outside counts as the nearer end, what is no number as 0
   * @param columns 0 or more
   */
  public abstract String bar(double share, int columns);

  /** Rounds down, but not for the last bit of a double. */
  private static int filled(double share, int parts) {
    double within = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    return (int) Math.floor(within * parts + 1e-9);
  }
}
