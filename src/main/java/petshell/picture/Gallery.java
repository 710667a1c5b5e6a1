package petshell.picture;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Objects;

/**
 * Writes pets as one page for a browser: it holds all it needs, fetches nothing, can be searched by
 * name, id and owner's id, filtered and sorted, and is read one pet at a time, so any number of
 * pets may be written.
 */
public final class Gallery {
  /** As many as fill whole rows of 2, 3, 4 and 6; the script counts on it too. */
  private static final int DOZEN = 12;

  private Gallery() {}

  /**
   * Writes the page.
   *
   * @param title the page's title, any text
   * @param sort the order of the pets, one of id, name, created and rarity
   * @param pets the pets in their order, read once
   * @param out where the page goes, to be written as UTF-8; it is neither flushed nor closed; never
   *     null
   * @return how many pets were written, from 0
   * @throws IOException if the page cannot be written
   */
  public static long write(String title, String sort, Iterator<GalleryPet> pets, Writer out)
      throws IOException {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(sort, "sort");
    Objects.requireNonNull(pets, "pets");
    Objects.requireNonNull(out, "out");
    GalleryPage page = GalleryPage.load();
    out.write(page.beginning(title, sort));
    long count = 0;
    while (pets.hasNext()) {
      out.write("<div class=\"dozen\">\n");
      for (int place = 0; place < DOZEN && pets.hasNext(); place++) {
        out.write(GalleryCard.of(pets.next(), count));
        count++;
      }
      out.write("</div>\n");
    }
    out.write(page.end());
    return count;
  }
}
