package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.HslColor;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

class GalleryInBrowserTest {
  private static final Pattern NAME = Pattern.compile("<b dir=\"auto\">(.*?)</b>");
  private static final Pattern COUNT = Pattern.compile("<output[^>]*>(.*?)</output>");
  private static final String HOSTILE = "<img src=x onerror=document.title=1> & \"Milo\"";

  private static final int WIDTH = 500;
  private static final int HALO = 0xFFE9E2F7;
  private static final int WHITE = 0xFFFFFFFF;

  @TempDir private Path folder;
  private Browser browser;

  @BeforeEach
  void findBrowser() {
    browser = Browser.find(folder);
  }

  @Test
  void aFreshPageShowsEveryPetAndTheFilters() throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "");

    assertEquals("6 pets", find(COUNT, page).get(0));
    assertEquals(6, find(NAME, page).size());
    assertFalse(page.contains("<form id=\"filters\" role=\"search\" hidden"), page);
    assertTrue(page.contains("<option value=\"rare\">rare (2)</option>"), page);
    assertTrue(page.contains("<option value=\"none\">none (1)</option>"), page);
    assertTrue(page.contains("<option value=\"drifted\">drifted (1)</option>"), page);
  }

  @Test
  void searchFindsPartsOfNamesInAnyCase() throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "#search=MIL");

    assertEquals("3 of 6 pets", find(COUNT, page).get(0));
    assertEquals(3, find(NAME, page).size());
    assertEquals(List.of("Milo", "Camilla"), find(NAME, page).subList(0, 2));
  }

  @ParameterizedTest
  @CsvSource({"2-bo, Bella", "Owner-of, Bella", "ONLOAD=, Zoe"})
  void searchFindsPartsOfNamesIdsAndOwners(String text, String beginnings)
      throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "#search=" + text);

    assertNames(List.of(beginnings.split(",")), page);
  }

  @ParameterizedTest
  @CsvSource({
    "id, 'Bella,Zoe,Milo,Luna,Camilla,&lt;img'",
    "name, '&lt;img,Bella,Camilla,Luna,Milo,Zoe'",
    "rarity, 'Luna,Bella,Camilla,Milo,&lt;img,Zoe'",
    "created, 'Zoe,Bella,Milo,Luna,Camilla,&lt;img'",
    "nonsense, 'Milo,Bella,Luna,Zoe,Camilla,&lt;img'",
  })
  void thePetsCanBeSorted(String sort, String beginnings) throws IOException, InterruptedException {
    String page = browser.open(write(zoo(), sort.equals("id") ? "name" : "id"), "#sort=" + sort);

    assertNames(List.of(beginnings.split(",")), page);
  }

  @Test
  void patternsAndAccessoriesAreFiltersOfPetsWithTraits() throws IOException, InterruptedException {
    List<GalleryPet> pets = new ArrayList<>(zoo());
    pets.add(pet("Dotty", Samples.with(PatternType.SPOTTED)));
    pets.add(pet("King", Samples.with(Accessory.CROWN)));
    Path file = write(pets);

    String page = browser.open(file, "#pattern=spotted&accessory=none");
    assertNames(List.of("Dotty"), page);
    assertTrue(page.contains("<option value=\"none\">none (6)</option>"), page);
    assertNames(List.of("King"), browser.open(file, "#pattern=none&accessory=crown"));
  }

  @Test
  void aDarkPetHasALightHaloInDarkModeAlone() throws IOException, InterruptedException {
    PetTraits black =
        new PetTraits(
            new HslColor(250, 20, 12),
            PatternType.NONE,
            Optional.empty(),
            Accessory.NONE,
            BodySize.LARGE,
            Expression.NEUTRAL,
            Rarity.COMMON,
            1);
    Path file = write(List.of(pet("Shade", black)));

    int without = haloPixels(browser.see(file, WIDTH, WIDTH));
    assertTrue(without < 100, () -> without + " pixels");
    int halo = haloPixels(browser.seeDark(file, WIDTH, WIDTH));
    assertTrue(halo > 500, () -> halo + " pixels");
  }

  private static int haloPixels(BufferedImage image) {
    int count = 0;
    for (int place = 0; place < image.getWidth() * image.getHeight(); place++) {
      int pixel = image.getRGB(place % image.getWidth(), place / image.getWidth());
      count += Pixels.distance(pixel, HALO) <= 6 ? 1 : 0;
    }
    return count;
  }

  private static void assertNames(List<String> beginnings, String page) {
    List<String> names = find(NAME, page);
    assertEquals(beginnings.size(), names.size(), names::toString);
    for (int index = 0; index < names.size(); index++) {
      assertTrue(names.get(index).startsWith(beginnings.get(index)), names::toString);
    }
  }

  @Test
  void searchAndBothFiltersWorkTogether() throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "#search=a&rarity=rare&state=drifted");

    assertEquals("1 of 6 pets", find(COUNT, page).get(0));
    assertEquals(List.of("Bella"), find(NAME, page));
  }

  @Test
  void whereNothingMatchesThePageSaysSo() throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "#search=nobody+here");

    assertEquals("0 of 6 pets", find(COUNT, page).get(0));
    assertEquals(List.of(), find(NAME, page));
    assertTrue(page.contains("<p id=\"nobody\">No pet matches.</p>"), page);
  }

  @Test
  void theTabKeyReachesOnePetFromWhichTheArrowKeysMoveOn()
      throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "#rarity=legendary");

    assertEquals(1, find(Pattern.compile("(tabindex=\"0\")"), page).size());
  }

  @Test
  void aHostileNameRunsNothing() throws IOException, InterruptedException {
    String page = browser.open(write(zoo()), "#search=onerror");

    assertEquals("1 of 6 pets", find(COUNT, page).get(0));
    assertTrue(page.contains("<title>Pets</title>"), page);
    assertFalse(page.contains("<img"), page);
  }

  @Test
  void patternsStayInsideTheirBodies() throws IOException, InterruptedException {
    List<GalleryPet> plain = new ArrayList<>();
    List<GalleryPet> patterned = new ArrayList<>();
    for (PatternType pattern : PatternType.values()) {
      plain.add(pet("Milo", Samples.PLAIN));
      patterned.add(pet("Milo", Samples.with(pattern)));
    }
    BufferedImage expected = browser.see(write(plain), WIDTH, 2 * WIDTH);
    BufferedImage image = browser.see(write(patterned), WIDTH, 2 * WIDTH);
    int card = 0;
    for (int place = 0; place < 2 * WIDTH * WIDTH; place++) {
      int column = place % WIDTH;
      int row = place / WIDTH;
      if (expected.getRGB(column, row) == WHITE) {
        assertEquals(WHITE, image.getRGB(column, row), () -> "at " + column + ", " + row);
        card++;
      }
    }
    assertTrue(card > 10_000, "the cards are white");
  }

  @Test
  void drawingsInOnePageAreLikeThePicturesAlone() throws IOException, InterruptedException {
    StringBuilder page = new StringBuilder("<body style='margin:0;background:#fff'>");
    List<String> drawings = new ArrayList<>();
    for (PatternType pattern : PatternType.values()) {
      String svg = PetDrawing.svg(pattern.text(), "Milo", Optional.of(Samples.with(pattern)));
      drawings.add(svg);
      page.append("<div style='height:240px'>" + svg + "</div>");
    }
    Path file = Files.writeString(folder.resolve("drawings.html"), page);

    BufferedImage seen = browser.see(file, WIDTH, 240 * drawings.size());

    for (int index = 0; index < drawings.size(); index++) {
      BufferedImage own = Raster.image(drawings.get(index), 240);
      assertTrue(sameShare(own, seen.getSubimage(0, 240 * index, 240, 240)) > 0.97);
    }
  }

  /** Returns how much of what is opaque in one image looks the same in the other, from 0 to 1. */
  private static double sameShare(BufferedImage own, BufferedImage seen) {
    int same = 0;
    int opaque = 0;
    for (int place = 0; place < 240 * 240; place++) {
      int pixel = own.getRGB(place % 240, place / 240);
      if (pixel >>> 24 == 255) {
        opaque++;
        same += Pixels.distance(pixel, seen.getRGB(place % 240, place / 240)) <= 24 ? 1 : 0;
      }
    }
    return (double) same / opaque;
  }

  private static List<GalleryPet> zoo() {
    PetTraits rare = Samples.with(Rarity.RARE);
    return List.of(
        pet("Milo", Samples.PLAIN),
        new GalleryPet(
            "2-Bo", "Bella", "owner-OF-bella", OptionalLong.of(3), "drifted", Optional.of(rare)),
        pet("Luna", Samples.with(Rarity.LEGENDARY)),
        new GalleryPet(
            "4", "Zoe", "\"><i onload='x'>", OptionalLong.of(70), "missing", Optional.empty()),
        pet("Camilla", rare),
        pet(HOSTILE, Samples.PLAIN));
  }

  private static GalleryPet pet(String name, PetTraits traits) {
    return new GalleryPet("id", name, "u1", OptionalLong.empty(), "exact", Optional.of(traits));
  }

  private Path write(List<GalleryPet> pets) throws IOException {
    return write(pets, "id");
  }

  private Path write(List<GalleryPet> pets, String sort) throws IOException {
    Path file = folder.resolve("pets.html");
    try (Writer out = Files.newBufferedWriter(file)) {
      Gallery.write("Pets", sort, pets.iterator(), out);
    }
    return file;
  }

  private static List<String> find(Pattern pattern, String page) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(page);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
