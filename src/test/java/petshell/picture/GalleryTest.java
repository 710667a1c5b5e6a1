package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import petshell.trait.PetTraits;

class GalleryTest {
  private static final List<PetTraits> ALL = Samples.everyCombination();

  @Test
  void thePlaceOfAPetIsCompact() throws IOException {
    String page =
        page(
            List.of(
                new GalleryPet(
                    "id-1", "Milo", "", OptionalLong.empty(), "missing", Optional.empty())));

    assertTrue(
        page.contains(
            """
            <div class="dozen">
            <div class="pet" role="listitem" data-r="none" data-s="missing">\
            <svg viewBox="0 0 240 240" role="img" aria-labelledby="t0" aria-describedby="d0">\
            <title id="t0">Milo</title>\
            <desc id="d0">A grey outline with a question mark: this pet has no valid traits.</desc>\
            <use href="#p-unknown"/></svg><b dir="auto">Milo</b><span>no rarity · missing</span>\
            <code>id-1</code></div>
            </div>
            </div>
            """),
        page);
  }

  @Test
  void everyPetHasItsTitleDescriptionAndIds() throws IOException {
    String page = page(pets(30));

    assertEquals(30, count(page, "<svg viewBox"));
    assertEquals(30, count(page, "<title id=\"t"));
    assertEquals(30, count(page, "<desc id=\"d"));
    assertEquals(3, count(page, "class=\"dozen\""));
    Set<String> ids = new HashSet<>();
    Matcher matcher = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (matcher.find()) {
      assertTrue(ids.add(matcher.group(1)), matcher.group(1));
    }
  }

  @Test
  void everySharedPieceThatIsUsedIsThere() throws IOException {
    List<GalleryPet> everything = new ArrayList<>(pets(ALL.size()));
    everything.add(new GalleryPet("x", "x", "", OptionalLong.empty(), "missing", Optional.empty()));
    String page = page(everything);
    Matcher matcher = Pattern.compile("(?:href=\"|url\\()#([^\")]*)").matcher(page);
    Set<String> used = new HashSet<>();
    while (matcher.find()) {
      used.add(matcher.group(1));
    }
    for (String id : used) {
      assertEquals(1, count(page, " id=\"" + id + "\""), id);
    }
    for (Part part : Layers.everyPart()) {
      assertTrue(used.contains(GalleryPage.PREFIX + part.name()), part.name());
    }
  }

  @Test
  void ninetyTwoPetsTakeLessThan300Kilobytes() throws IOException {
    int size = page(pets(92)).getBytes(StandardCharsets.UTF_8).length;

    assertTrue(size < 300_000, () -> size + " bytes");
  }

  @Test
  void fiveThousandPetsTakeLessThanTwoKilobytesEach() throws IOException {
    int size = page(pets(5000)).getBytes(StandardCharsets.UTF_8).length;

    assertTrue(size < 5000 * 2000, () -> size + " bytes");
  }

  @Test
  void anEmptyGalleryIsAPageToo() throws IOException {
    StringWriter out = new StringWriter();

    assertEquals(0, Gallery.write("No pets", "id", List.<GalleryPet>of().iterator(), out));
    assertTrue(out.toString().endsWith("</html>\n"));
  }

  @Test
  void petsAreWrittenAsTheyAreRead() throws IOException {
    StringWriter out = new StringWriter();
    Iterator<GalleryPet> pets = pets(100).iterator();
    Iterator<GalleryPet> watched =
        new Iterator<>() {
          private int read;

          @Override
          public boolean hasNext() {
            return pets.hasNext();
          }

          @Override
          public GalleryPet next() {
            assertEquals(read, count(out.toString(), "class=\"pet\""));
            read++;
            return pets.next();
          }
        };

    assertEquals(100, Gallery.write("Pets", "id", watched, out));
  }

  @Test
  void aFullDiskIsAnError() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    assertThrows(IOException.class, () -> Gallery.write("Pets", "id", pets(1).iterator(), full));
  }

  static List<GalleryPet> pets(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new GalleryPet(
                    String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number),
                    "Pet " + number,
                    String.format(Locale.ROOT, "10000000-0000-4000-8000-%012d", number),
                    OptionalLong.of(1_770_541_871_158L + number),
                    "exact",
                    Optional.of(ALL.get(number * 7 % ALL.size()))))
        .toList();
  }

  static String page(List<GalleryPet> pets) throws IOException {
    return page("Pets", pets);
  }

  static String page(String title, List<GalleryPet> pets) throws IOException {
    StringWriter out = new StringWriter();
    assertEquals(pets.size(), Gallery.write(title, "id", pets.iterator(), out));
    return out.toString();
  }

  static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }
}
