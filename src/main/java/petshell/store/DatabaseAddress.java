package petshell.store;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a database is, and of which engine; there need not be one yet. Immutable. */
public interface DatabaseAddress {
  /** Makes the engine for one connection to it. */
  Engine engine();

  /** Returns what people call it, as they named it themselves. */
  String label();

  /** Returns what people call it, wherever they are: the label with its whole path. */
  String fullLabel();

  /** Returns its short name, as {@code dev.db}. */
  String name();

  /** Returns it as the web app would be given it, without secrets. */
  String url();

  /** Returns a text that is the same for all labels of one database. */
  String identity();

  /** Returns where files go that belong to it, an absolute path. */
  Path folder();

  /**
   * Returns the same address with the password of its user, which no text of it ever holds.
   *
   * @param password as it was typed; not used where the engine knows none
   */
  DatabaseAddress withPassword(String password);

  /**
   * Makes the database, whole or not at all.
   *
   * @param content puts all into it that it is to have; takes where that has to go, an empty
   *     database, which it opens and closes
   * @throws StoreException if there is one already, or it cannot be made
   */
  void create(Consumer<DatabaseAddress> content);
}
