package petshell.store;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads pets for listings, with or without the traits column, a page at a time, so that nothing is
 * locked while somebody reads what is listed.
 */
public interface PetPages {
  /**
   * Which places a scan takes.
   *
   * @param order what decides the place
   * @param after only places behind this one, if given
   * @param upTo only places up to this one, if given; a superset is given
   */
  record Window(PetOrder order, Optional<PetPlace> after, Optional<PetPlace> upTo) {}

  /**
   * Reads the next pets in the order of their ids, by the index. A page ends too after the row that
   * makes it {@link TraitsDao#LONGEST_CHUNK} long.
   *
   * @param filter which pets
   * @param from where the page before ended, empty for the first page
   * @param limit how many at most, 1 or more
   */
  Page<PetRow> byId(PetFilter filter, Optional<Cursor> from, int limit);

  /**
   * Reads on over all pets, in whatever order is the quickest.
   *
   * @param filter which pets
   * @param window which places
   * @param wanted looks closer at a pet
   * @param from where the chunk before ended, empty for the first one
   * @param limit how many rows that pass filter and window are looked at, 1 or more
   * @return the places of the pets that are wanted
   */
  Page<PetPlace> scan(
      PetFilter filter, Window window, Predicate<PetRow> wanted, Optional<Cursor> from, int limit);

  /**
   * Reads a pet.
   *
   * @param place where a scan has found it
   * @return the pet, if the row is still there
   */
  Optional<PetRow> at(PetPlace place);

  /** Counts the pets without traits among the first so many rows; needs the column. */
  long countWithoutTraitsInFirst(int rows);

  /** Counts the pets without traits among the last so many rows; needs the column. */
  long countWithoutTraitsInLast(int rows);
}
