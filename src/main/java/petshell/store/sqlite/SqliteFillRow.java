package petshell.store.sqlite;

import petshell.store.PetKey;
import petshell.store.TraitsToStore;

/**
 * Traits to store for one row where it has none. The rows of a page are packed together: millions
 * of them pass by, and as objects they would keep the garbage collector busy. Immutable.
 */
final class SqliteFillRow implements TraitsToStore {
  private final SqliteFillPage page;
  private final int index;

  SqliteFillRow(SqliteFillPage page, int index) {
    this.page = page;
    this.index = index;
  }

  @Override
  public PetKey key() {
    return page.key(index);
  }

  /** Returns the row's number, as it was read. */
  long position() {
    return page.position(index);
  }

  /** Returns the hash code of the row's id, without making a text of the id. */
  int hashOfId() {
    return page.hash(index);
  }

  @Override
  public boolean matchable() {
    return page.matchable(index);
  }

  @Override
  public String traits() {
    return page.text(index);
  }

  public SqliteFillPage page() {
    return page;
  }

  public int index() {
    return index;
  }

  /** Returns whether this row lies right behind another, and can be stored with it. */
  public boolean follows(SqliteFillRow other) {
    return page == other.page && index == other.index + 1 && page.continues(index);
  }
}
