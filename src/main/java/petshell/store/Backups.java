package petshell.store;

import java.nio.file.Path;

/** Copies an open database to files, whatever others write meanwhile. */
public interface Backups {
  /**
   * Copies one state of the database.
   *
   * @param target an empty file, which becomes a database
   * @throws StoreException if it cannot be copied; what the target then holds is to be deleted
   */
  void copyTo(Path target);

  /**
   * Returns the address of a whole copy that nobody else has open. It is opened to look, and no
   * file is left next to it.
   *
   * @param copy the copy
   */
  DatabaseAddress copyAt(Path copy);
}
