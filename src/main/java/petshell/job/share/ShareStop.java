package petshell.job.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.job.Readiness;
import petshell.store.Database;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.Sharing;

/**
 * Asks all workers of a shared backfill to stop, whichever machine they are on, and those who sweep
 * over all pets behind it or watch for new ones. Who joins later is not asked.
 */
public final class ShareStop {
  /**
   * What was asked for.
   *
   * @param share the number of the shared backfill; of several, that of the newest
   * @param workers how many workers hold a slot of it; others may be between two slots
   */
  public record Asked(long share, int workers) {}

  private final Database database;

  /**
   * Makes it.
   *
   * @param database open to write
   */
  public ShareStop(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Asks the workers to stop after their batches.
   *
   * @return empty where none is at work, or all have been asked and have left
   * @throws petshell.store.PetShellException if the schema is not ready, or the database fails
   */
  public Optional<Asked> run() {
    Readiness.require(database);
    if (!database.services().servesMany()) {
      return Optional.empty();
    }
    return database.write(
        () -> {
          ShareDao shares = database.sharing().orElseThrow().dao();
          List<Asked> found = atWork(shares);
          found.forEach(asked -> shares.requestStop(asked.share()));
          return found.stream().findFirst();
        });
  }

  /**
   * Finds which workers {@link #run} would ask.
   *
   * @return empty where none is at work, or all have been asked and have left
   * @throws petshell.store.PetShellException if the schema is not ready, or the database fails
   */
  public Optional<Asked> preview() {
    Readiness.require(database);
    return database.read(
        () ->
            database.sharing().map(Sharing::dao).stream()
                .flatMap(shares -> atWork(shares).stream())
                .findFirst());
  }

  private static List<Asked> atWork(ShareDao shares) {
    List<Asked> all = new ArrayList<>();
    for (Share share : shares.active()) {
      long held =
          shares.slots(share.number()).stream()
              .filter(slot -> !slot.done() && slot.owner().isPresent() && !slot.expired())
              .count();
      if (held > 0 || !share.stopped()) {
        all.add(new Asked(share.number(), (int) held));
      }
    }
    return all;
  }
}
