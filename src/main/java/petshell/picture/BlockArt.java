package petshell.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Pictures as text of half blocks: one character is one pixel wide and two pixels high. See-through
 * pixels keep the terminal's own ground.
 */
public final class BlockArt {
  private static final int OPAQUE_ENOUGH = 112;

  private BlockArt() {}

  /**
   * Writes an image as lines of text.
   *
   * @param image the image
   * @param colors the colours that the terminal has
   * @return the lines from the top, half as many as the image has rows of pixels, rounded up; each
   *     is as many columns wide as the image, ends with the terminal's colours as they were, and
   *     has no line end; escape sequences are all SGR
   */
  public static List<String> lines(BufferedImage image, BlockColors colors) {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(colors, "colors");
    BlockInk ink = new BlockInk(colors);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < image.getHeight(); row += 2) {
      BlockLine line = new BlockLine();
      for (int column = 0; column < image.getWidth(); column++) {
        line.add(code(image, column, row, ink), code(image, column, row + 1, ink));
      }
      lines.add(line.end());
    }
    return List.copyOf(lines);
  }

  private static BlockInk.Code code(BufferedImage image, int column, int row, BlockInk ink) {
    if (row >= image.getHeight()) {
      return BlockInk.Code.NONE;
    }
    int pixel = image.getRGB(column, row);
    return pixel >>> 24 < OPAQUE_ENOUGH ? BlockInk.Code.NONE : ink.of(Rgb.ofPixel(pixel));
  }
}
