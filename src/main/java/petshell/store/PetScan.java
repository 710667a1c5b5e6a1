package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Goes once over all pets, with or without traits, in the order of their rows, a chunk at a time.
 * Within {@link Database#read} all chunks come from one state of the database; else each is a state
 * of its own, and others may write between two; what comes meanwhile behind the pet that was the
 * last one at the start may be left out, so that there is an end. Holds one chunk at most. Not
 * thread-safe.
 */
public final class PetScan {
  private final Database database;
  private final TraitsDao traits;
  private OptionalLong from = OptionalLong.empty();
  private OptionalLong end = OptionalLong.empty();
  private boolean atEnd;

  /**
   * Makes a scan that stands before the first pet.
   *
   * @param database the open database, which has the traits column; never null
   * @param traits its bulk access, which the caller closes after the scan; never null
   */
  public PetScan(Database database, TraitsDao traits) {
    this.database = Objects.requireNonNull(database, "database");
    this.traits = Objects.requireNonNull(traits, "traits");
  }

  /**
   * Reads on.
   *
   * @return the next pets, at least one; none when all have been read; never null
   * @throws StoreException if the database fails
   */
  public List<StoredPet> next() {
    if (atEnd) {
      return List.of();
    }
    List<StoredPet> chunk = database.read(this::chunk);
    if (chunk.isEmpty()) {
      atEnd = true;
      return chunk;
    }
    long last = chunk.get(chunk.size() - 1).key().position();
    atEnd = last >= end.orElse(Long.MAX_VALUE);
    from = atEnd ? from : OptionalLong.of(last + 1);
    return chunk;
  }

  private List<StoredPet> chunk() {
    if (end.isEmpty()) {
      end = traits.lastPosition();
    }
    return traits.scan(from);
  }
}
