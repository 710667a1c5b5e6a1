package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Traits to store for one row where it has none. The rows of a page are packed together: millions
 * of them pass by, and as objects they would keep the garbage collector busy. Immutable.
 */
public final class Fill {
  private final FillPage page;
  private final int index;

  Fill(FillPage page, int index) {
    this.page = page;
    this.index = index;
  }

  /**
   * Makes the traits of a page of rows ready to be stored; on any thread.
   *
   * @param keys the rows as they were read, never null
   * @param traits gives the text to store for an id, at most {@link FillPage#LONGEST_TEXT} bytes of
   *     UTF-8; never null
   * @return one for each row, in their order
   * @throws IllegalArgumentException if a text is longer
   */
  public static List<Fill> of(List<PetKey> keys, UnaryOperator<String> traits) {
    Objects.requireNonNull(traits, "traits");
    return FillPage.pack(List.copyOf(keys), traits).fills();
  }

  /** Returns the row as it was read, never null. */
  public PetKey key() {
    return page.key(index);
  }

  /** Returns the engine's own key of the row, as it was read. */
  public long position() {
    return page.position(index);
  }

  /** Returns the hash code of the row's id, without making a text of the id. */
  public int hashOfId() {
    return page.hash(index);
  }

  /** Returns whether the row's id is stored as proper text; others cannot be matched again. */
  public boolean matchable() {
    return page.matchable(index);
  }

  /** Returns the text to store, never null. */
  public String traits() {
    return page.text(index);
  }

  public FillPage page() {
    return page;
  }

  public int index() {
    return index;
  }

  /** Returns whether this row lies right behind another, and can be stored with it. */
  public boolean follows(Fill other) {
    return page == other.page && index == other.index + 1 && page.continues(index);
  }
}
