package petshell.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server does with what was written, beside the statements of its clients: replicas follow
 * it, old versions of rows are cleared away, and its log is archived. Each look is a transaction of
 * its own, on the thread of the database.
 */
public interface Upkeep {
  /**
   * Looks whether the server keeps up; cheap enough for once a second.
   *
   * @param mostLag how far a replica may be behind, more than zero
   * @return what to wait for before more is written, as {@code a replica is 12 s behind}, without
   *     any text of users; empty where there is nothing
   * @throws StoreException if the server does not answer
   */
  Optional<String> reasonToWait(Duration mostLag);

  /**
   * Returns what the last look could not see, since this user lacks the rights, with what to do: a
   * sentence; empty where it saw all.
   */
  Optional<String> unseen();

  /**
   * Returns how many old versions of pets take space until they are cleared away, by the server's
   * statistics; 0 or more.
   *
   * @throws StoreException if the server does not answer
   */
  long deadRows();
}
