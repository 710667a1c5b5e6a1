package petshell.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns SVG into pixels, without a display. */
public final class Raster {
  /** The smallest width and height, in pixels. */
  public static final int MIN_SIZE = 16;

  /** The largest width and height, in pixels. */
  public static final int MAX_SIZE = 4096;

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private Raster() {}

  /**
   * Draws a picture on a transparent ground.
   *
   * @param svg a whole SVG document
   * @param size width and height in pixels, from {@link #MIN_SIZE} to {@link #MAX_SIZE}
   * @return the pixels, of the type {@link BufferedImage#TYPE_INT_ARGB}
   * @throws IllegalArgumentException if the size is out of its range or the text is not SVG
   */
  public static BufferedImage image(String svg, int size) {
    Objects.requireNonNull(svg, "svg");
    if (size < MIN_SIZE || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "size must be from " + MIN_SIZE + " to " + MAX_SIZE + ", not " + size);
    }
    SVGDocument document = parse(svg);
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      document.render(null, graphics, new ViewBox(size, size));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /**
   * Writes a picture as PNG.
   *
   * @param svg a whole SVG document
   * @param size width and height in pixels, from {@link #MIN_SIZE} to {@link #MAX_SIZE}
   * @param out where the bytes go; it is left open
   * @throws IOException if the bytes cannot be written
   * @throws IllegalArgumentException if the size is out of its range or the text is not SVG
   */
  public static void png(String svg, int size, OutputStream out) throws IOException {
    Objects.requireNonNull(out, "out");
    BufferedImage image = image(svg, size);
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", target)) {
        throw new IOException("this Java cannot write PNG");
      }
    }
  }

  private static SVGDocument parse(String svg) {
    LoaderContext context =
        LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_ALL).build();
    ByteArrayInputStream bytes = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
    SVGDocument document = new SVGLoader().load(bytes, null, context);
    if (document == null) {
      throw new IllegalArgumentException("not an SVG document");
    }
    return document;
  }
}
