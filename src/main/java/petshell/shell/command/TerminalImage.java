package petshell.shell.command;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.jline.terminal.impl.ITerm2Graphics;
import org.jline.terminal.impl.SixelGraphics;
import org.jline.terminal.impl.TerminalGraphics.ImageOptions;
import petshell.picture.Raster;

/** Writes square pictures as the escape sequences of a terminal's graphics protocol. */
final class TerminalImage {
  private static final int PIXELS = 480;

  /** A line of most terminals is at least so high, so that the picture stays within its lines. */
  private static final int PIXELS_OF_A_LINE = 16;

  private static final int KITTY_CHUNK = 4096;

  private TerminalImage() {}

  /**
   * Writes a picture.
   *
   * @param protocol the terminal's
   * @param svg a whole SVG document
   * @param lines the height in lines of text; the width is twice as many columns
   * @return escape sequences, to which the terminal answers nothing, without a line end
   * @throws IOException if this Java cannot write images
   */
  static String of(GraphicsProtocol protocol, String svg, int lines) throws IOException {
    return switch (protocol) {
      case KITTY -> kitty(svg, lines);
      case ITERM2 ->
          new ITerm2Graphics()
              .convertImage(Raster.image(svg, PIXELS), new ImageOptions().size(2 * lines, lines));
      case SIXEL -> sixel(svg, lines * PIXELS_OF_A_LINE);
    };
  }

  /**
   * JLine's own writer takes the size for a part to cut out, and numbers the pictures from 1 in
   * each process, so that a new one takes the place of an old one that is still to be seen.
   */
  private static String kitty(String svg, int lines) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    Raster.png(svg, PIXELS, png);
    String data = Base64.getEncoder().encodeToString(png.toByteArray());
    StringBuilder text = new StringBuilder();
    for (int start = 0; start < data.length(); start += KITTY_CHUNK) {
      int end = Math.min(data.length(), start + KITTY_CHUNK);
      text.append("\u001b_G");
      if (start == 0) {
        text.append("a=T,f=100,q=2,c=").append(2 * lines).append(",r=").append(lines).append(',');
      }
      text.append("m=").append(end < data.length() ? 1 : 0).append(';');
      text.append(data, start, end).append("\u001b\\");
    }
    return text.toString();
  }

  /** JLine knows no see-through pixels here: they become white, which is made so on purpose. */
  private static String sixel(String svg, int size) throws IOException {
    BufferedImage whole = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, size, size);
      graphics.drawImage(Raster.image(svg, size), 0, 0, null);
    } finally {
      graphics.dispose();
    }
    return new SixelGraphics().convertImage(whole, new ImageOptions().size(size, size));
  }
}
