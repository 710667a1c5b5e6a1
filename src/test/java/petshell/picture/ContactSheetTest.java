package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the documentation are what the program draws. {@code mvn test
 * -Dtest=ContactSheetTest -Dpetshell.pictures=write} writes them anew.
 */
class ContactSheetTest {
  private static final Path ROW = Path.of("src/docs/pets.svg");
  private static final Path SVG = Path.of("src/docs/traits.svg");
  private static final Path PNG = Path.of("src/docs/traits.png");
  private static final int SIZE = 900;

  @BeforeAll
  static void writeWhereAskedTo() throws IOException {
    String expected = ContactSheet.svg();
    if ("write".equals(System.getProperty("petshell.pictures"))) {
      Files.createDirectories(SVG.getParent());
      Files.writeString(SVG, expected);
      Files.writeString(ROW, PetRow.svg());
      try (OutputStream out = Files.newOutputStream(PNG)) {
        Raster.png(expected, SIZE, out);
      }
    }
  }

  @Test
  void theRowOfPetsInTheReadmeIsUpToDate() throws IOException {
    assertEquals(PetRow.svg(), Files.readString(ROW));
  }

  @Test
  void theSheetIsUpToDate() throws IOException {
    assertEquals(ContactSheet.svg(), Files.readString(SVG));
  }

  /** The lettering differs from machine to machine, so the two need not be equal everywhere. */
  @Test
  void theSheetAsPixelsShowsTheSame() throws IOException {
    BufferedImage stored = ImageIO.read(PNG.toFile());
    BufferedImage drawn = Raster.image(ContactSheet.svg(), SIZE);
    int different = 0;
    for (int place = 0; place < SIZE * SIZE; place++) {
      int one = stored.getRGB(place % SIZE, place / SIZE);
      int other = drawn.getRGB(place % SIZE, place / SIZE);
      different += Math.abs((one >> 8 & 255) - (other >> 8 & 255)) > 64 ? 1 : 0;
    }

    String share = different + " pixels differ";
    assertTrue(different < SIZE * SIZE / 50, share);
  }
}
