package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockArtTest {
  private static final int NONE = 0x00000000;
  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;
  private static final int TAN = 0xFFD7AF87;

  @Test
  void oneCharacterIsOnePixelWideAndTwoHigh() {
    BufferedImage image = image(new int[][] {{RED, RED, BLUE, NONE}, {BLUE, BLUE, RED, NONE}});

    assertEquals(
        List.of("[38;2;255;0;0;48;2;0;0;255m▀▀[38;2;0;0;255;48;2;255;0;0m▀[49m [0m"),
        visible(BlockArt.lines(image, BlockColors.TRUE)));
  }

  @Test
  void seeThroughPixelsKeepTheGroundOfTheTerminal() {
    BufferedImage image = image(new int[][] {{NONE, RED, NONE}, {NONE, NONE, RED}});

    assertEquals(List.of(" [38;2;255;0;0m▀▄[0m"), visible(BlockArt.lines(image, BlockColors.TRUE)));
  }

  @Test
  void anEmptyImageIsSpacesOnly() {
    BufferedImage image = image(new int[][] {{NONE, NONE}, {NONE, NONE}, {NONE, NONE}});

    assertEquals(List.of("  ", "  "), BlockArt.lines(image, BlockColors.TRUE));
  }

  @Test
  void anOddLastRowIsTheUpperHalfOfItsLine() {
    BufferedImage image = image(new int[][] {{BLUE}});

    assertEquals(List.of("[38;2;0;0;255m▀[0m"), visible(BlockArt.lines(image, BlockColors.TRUE)));
  }

  @Test
  void thinPixelsAtTheEdgeAreLeftOutAndThickOnesDrawn() {
    BufferedImage image = image(new int[][] {{0x6FFF0000, 0x70FF0000}});

    assertEquals(List.of(" [38;2;255;0;0m▀[0m"), visible(BlockArt.lines(image, BlockColors.TRUE)));
  }

  @Test
  void writesThe256ColorsByTheirNumbers() {
    BufferedImage image = image(new int[][] {{RED, TAN, 0xFF080808}, {BLUE, 0xFFFFFFFF, NONE}});

    assertEquals(
        List.of("[38;5;196;48;5;21m▀[38;5;180;48;5;231m▀[38;5;232;49m▀[0m"),
        visible(BlockArt.lines(image, BlockColors.CUBE_256)));
  }

  @Test
  void writesThe16ColorsWithTheOldestCodes() {
    BufferedImage image = image(new int[][] {{RED, 0xFFCD0000}, {0xFFFFFFFF, 0xFF000000}});

    assertEquals(
        List.of("[91;107m▀[31;40m▀[0m"), visible(BlockArt.lines(image, BlockColors.BASIC_16)));
  }

  @Test
  void aPaleColorKeepsItsHueAmong16() {
    BufferedImage image = image(new int[][] {{0xFFE8B088, 0xFF96CDE8, 0xFF909090}});

    assertEquals(
        List.of("[33m▀[36m▀[90m▀[0m"), visible(BlockArt.lines(image, BlockColors.BASIC_16)));
  }

  @ParameterizedTest
  @EnumSource
  void aPetOf48PixelsIs24LinesOf48Columns(BlockColors colors) {
    String svg = PetDrawing.svg("a", "Milo", Optional.of(Samples.PLAIN));

    List<String> lines = BlockArt.lines(Raster.image(svg, 48), colors);

    assertEquals(24, lines.size());
    for (String line : lines) {
      assertEquals(48, line.replaceAll("\u001b\\[[0-9;]*m", "").length());
      assertTrue(!line.contains("\u001b") || line.endsWith("\u001b[0m"), line);
    }
  }

  private static BufferedImage image(int[][] rows) {
    BufferedImage image =
        new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        image.setRGB(column, row, rows[row][column]);
      }
    }
    return image;
  }

  private static List<String> visible(List<String> lines) {
    return lines.stream().map(line -> line.replace("\u001b", "")).toList();
  }
}
