package petshell.store;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Goes once over all pets, with or without traits, a chunk at a time. Within {@link Database#read}
 * all chunks come from one state of the database; else each is a state of its own, and others may
 * write between two; what comes meanwhile behind the pet that was the last one at the start may be
 * left out, so that there is an end. Holds one chunk at most. Not thread-safe.
 */
public final class PetScan {
  private final Database database;
  private final TraitsDao traits;
  private final PetFilter filter;
  private Optional<Cursor> from = Optional.empty();
  private boolean atEnd;
  private long seen;

  /**
   * Makes a scan that starts at the first pet.
   *
   * @param database the open database, which has the traits column
   * @param traits its bulk access, which the caller closes after the scan
   */
  public PetScan(Database database, TraitsDao traits) {
    this(database, traits, PetFilter.ALL);
  }

  /**
   * Makes a scan of some pets.
   *
   * @param database the open database, which has the traits column
   * @param traits its bulk access, which the caller closes after the scan
   * @param filter which pets
   */
  public PetScan(Database database, TraitsDao traits, PetFilter filter) {
    this.filter = Objects.requireNonNull(filter, "filter");
    this.database = Objects.requireNonNull(database, "database");
    this.traits = Objects.requireNonNull(traits, "traits");
  }

  /**
   * Reads on.
   *
   * @return the next pets, at least one; none when all have been read
   * @throws StoreException if the database fails
   */
  public List<StoredPet> next() {
    if (atEnd) {
      return List.of();
    }
    Page<StoredPet> chunk = database.read(() -> traits.scan(filter, from));
    seen += chunk.rows().size();
    atEnd = chunk.next().isEmpty();
    from = chunk.next();
    return chunk.rows();
  }

  /**
   * Makes sure that no row was left out; to be called at the end of a scan that was one {@link
   * Database#read}. Of a scan of some pets nothing is known.
   *
   * @throws StoreException if the database is damaged
   */
  public void requireWhole() {
    if (!filter.equals(PetFilter.ALL)) {
      return;
    }
    PetCounts pets = database.dao(PetCounts.class);
    long rows = pets.countRows();
    if (seen != rows) {
      throw damage(
          String.format(
              Locale.ROOT,
              "\"Pet\" counts %,d rows, but only %,d of them can be read in order",
              rows,
              seen),
          "restore a backup; " + database.services().damageCheck() + " says more");
    }
    long entries = pets.count();
    if (entries != rows) {
      throw damage(
          String.format(
              Locale.ROOT,
              "an index of \"Pet\" has %,d entries for %,d rows; the rows are right",
              entries,
              rows),
          "find the index with "
              + database.services().damageCheck()
              + " and rebuild it with REINDEX");
    }
  }

  private StoreException damage(String what, String hint) {
    return new StoreException(
        StoreException.Reason.FILE,
        "the database " + database.address().label() + " is damaged: " + what,
        hint,
        null);
  }
}
