package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterTest {
  private static final String SVG = PetDrawing.svg("a", "Milo", Optional.of(Samples.PLAIN));

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 480, 4096})
  void drawsAtTheSizeAskedFor(int size) {
    BufferedImage image = Raster.image(SVG, size);

    assertEquals(size, image.getWidth());
    assertEquals(size, image.getHeight());
    assertEquals(0, image.getRGB(0, 0), "the ground is see-through");
    assertEquals(255, image.getRGB(size / 2, size / 2) >>> 24);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 15, 4097, Integer.MAX_VALUE})
  void aSizeOutOfItsRangeIsRefused(int size) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Raster.image(SVG, size));

    assertEquals("size must be from 16 to 4096, not " + size, refusal.getMessage());
  }

  @Test
  void aTextWithoutADrawingIsRefused() {
    String page = "<svg xmlns='http://www.w3.org/2000/svg' width='oops";
    Logger library = Logger.getLogger("com.github.weisj.jsvg");
    library.setUseParentHandlers(false);
    try {
      assertThrows(IllegalArgumentException.class, () -> Raster.image(page, 16));
    } finally {
      library.setUseParentHandlers(true);
    }
  }

  @Test
  void writesPngThatReadsBackAsTheSamePixels() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Raster.png(SVG, 48, bytes);

    BufferedImage expected = Raster.image(SVG, 48);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertEquals(48, read.getWidth());
    for (int place = 0; place < 48 * 48; place++) {
      assertEquals(expected.getRGB(place % 48, place / 48), read.getRGB(place % 48, place / 48));
    }
  }

  @Test
  void aFullDiskIsAnError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThrows(IOException.class, () -> Raster.png(SVG, 48, full));
  }

  @Test
  void needsNoDisplay() {
    Raster.image(SVG, 16);

    assertTrue(GraphicsEnvironment.isHeadless());
  }
}
