package petshell.store;

import java.nio.file.Path;

/** Copies an open database to files, whatever others write meanwhile. */
public interface Backups {
  /** Follows a copy. */
  @FunctionalInterface
  interface Follower {
    /**
     * Is called after each step of a copy that takes several.
     *
     * @param done how many pages are copied, 0 or more
     * @param total how many pages there are
     */
    void step(long done, long total);
  }

  /** Returns how the names of such files end, as {@code .db}. */
  String ending();

  /**
   * Copies one state of the database.
   *
   * @param target an empty file, which becomes a database
   * @param follower is called within the transaction that holds the state
   * @throws StoreException if it cannot be copied; what the target then holds is to be deleted
   */
  void copyTo(Path target, Follower follower);

  /**
   * Returns the address of a whole copy that nobody else has open. It is opened to look, and no
   * file is left next to it.
   *
   * @param copy the copy
   */
  DatabaseAddress copyAt(Path copy);
}
