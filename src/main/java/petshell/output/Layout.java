package petshell.output;

import java.util.Objects;

/**
 * What a printer for people may use.
 *
 * @param theme how styles and colours look
 * @param width the columns that a line may take, 1 or more; {@link #UNLIMITED} where nothing is cut
 * @param glyphs which characters may be drawn with
 * @param terminal whether a terminal reads it, which would obey control characters
 * @param bars whether shares are drawn as bars; a screen reader cannot read them
 */
public record Layout(Theme theme, int width, Glyphs glyphs, boolean terminal, boolean bars) {
  /** The width where no line is too long. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** No colour and no limit: for files and pipes. */
  public static final Layout PLAIN =
      new Layout(Theme.PLAIN, UNLIMITED, Glyphs.UNICODE, false, true);

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the width is less than 1
   */
  public Layout {
    Objects.requireNonNull(theme, "theme");
    Objects.requireNonNull(glyphs, "glyphs");
    if (width < 1) {
      throw new IllegalArgumentException("width must be 1 or more, not " + width);
    }
  }

  /** Makes a layout with bars. */
  public Layout(Theme theme, int width, Glyphs glyphs, boolean terminal) {
    this(theme, width, glyphs, terminal, true);
  }

  /** Returns this layout without bars. */
  public Layout withoutBars() {
    return new Layout(theme, width, glyphs, terminal, false);
  }

  boolean isLimited() {
    return width != UNLIMITED;
  }
}
