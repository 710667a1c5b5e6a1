package petshell.store;

import java.util.List;

/**
 * Statements in the engine's SQL that store traits by compare-and-set, as one line of text each,
 * for a database that is reached by other means. Ids and traits are quoted, and nothing in the
 * lines controls a terminal.
 */
public interface TraitsScript {
  /** Returns how such a script is run, in lines of text. */
  List<String> howToRun();

  /** Returns a line that is no statement. */
  String comment(String text);

  /** Returns what starts a transaction. */
  String begin();

  /** Returns what ends a transaction and keeps what it did. */
  String commit();

  /**
   * Returns what gives a pet traits where it has none, and sets the time of its last change as
   * {@link TraitsDao#fill} does.
   *
   * @param id the pet's id, proper text
   * @param traits the text to store
   */
  String fill(String id, String traits);

  /**
   * Returns what replaces a pet's traits where they are still those that were read.
   *
   * @param id the pet's id, proper text
   * @param before what was read
   * @param traits the text to store
   */
  String replace(String id, StoredTraits before, String traits);
}
