package petshell.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.trait.PetTraits;

/**
 * The values that runs wrote over, kept in the transaction that replaced them, and exactly as they
 * were stored. Ids are the values that the driver gives: text, or of another kind.
 */
public interface ReplacedDao {

  /**
   * Keeps what is stored for a pet, where that is still what was read; of what was too long to be
   * read, the size counts.
   *
   * @return 1, or 0 where somebody else changed or deleted the pet
   */
  int keep(long run, Object petId, StoredTraits before, PetTraits after);

  /**
   * What a run replaced for one pet.
   *
   * @param before what had been stored
   * @param after what the run stored
   */
  record Replaced(StoredTraits before, StoredTraits after) {}

  /** Finds what a run replaced for a pet. */
  Optional<Replaced> find(long run, @Nullable Object petId);

  /** Counts the values that a run replaced. */
  long count(long run);

  /**
   * Returns the ids of the first pets whose traits a run replaced. A page ends too after the id
   * that makes it a million bytes long.
   */
  List<RawValue> firstPage(long run, int limit);

  /** Returns the ids of the next pets whose traits a run replaced, as {@link #firstPage} does. */
  List<RawValue> pageAfter(long run, @Nullable Object after, int limit);

  /**
   * Keeps what is stored for a pet before {@link #putBack}, where that is still what the run wrote.
   *
   * @return 1, or 0 where somebody else changed or deleted the pet
   */
  int keepForUndo(long run, long undone, @Nullable Object petId);

  /** Tells whether a pet has what a run wrote, and no trigger has changed it. */
  boolean isAsWritten(long run, Object petId);

  /** Tells whether a pet has what it had before a run, so that there is nothing to put back. */
  boolean isAsBefore(long undone, @Nullable Object petId);

  /** Puts back what a run replaced; call after {@link #keepForUndo} has returned 1. */
  int putBack(long undone, @Nullable Object petId, StoredTime now);
}
