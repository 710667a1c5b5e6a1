package petshell.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Reads pets for listings, with or without the traits column, a page at a time, so that nothing is
 * locked while somebody reads what is listed.
 */
public interface PetPages {
  /**
   * Which places a scan takes.
   *
   * @param order what decides the place, never null
   * @param after only places behind this one, if given
   * @param upTo only places up to this one, if given; a superset is given
   */
  record Window(PetOrder order, Optional<PetPlace> after, Optional<PetPlace> upTo) {}

  /**
   * What a scan found.
   *
   * @param places the places of the pets that are wanted, in the order of their rows
   * @param next where to go on, empty where no row is left
   */
  record Scanned(List<PetPlace> places, OptionalLong next) {}

  /**
   * Some pets of many.
   *
   * @param rows the pets
   * @param atEnd whether no more follow
   */
  record Page(List<PetRow> rows, boolean atEnd) {}

  /**
   * Reads the next pets in the order of their ids, by the index. A page ends too after the row that
   * makes it {@link TraitsDao#LONGEST_CHUNK} long.
   *
   * @param filter which pets, never null
   * @param after the last row of the page before, empty for the first page
   * @param limit how many at most, 1 or more
   */
  Page byId(PetFilter filter, Optional<PetRow> after, int limit);

  /**
   * Goes on over all pets in the order of their rows.
   *
   * @param filter which pets, never null
   * @param window which places, never null
   * @param wanted looks closer at a pet, never null
   * @param from the lowest position, empty for the first chunk
   * @param limit how many rows that pass filter and window are looked at, 1 or more
   */
  Scanned scan(
      PetFilter filter, Window window, Predicate<PetRow> wanted, OptionalLong from, int limit);

  /**
   * Reads a pet.
   *
   * @param position the position of its row
   * @return the pet, if the row is still there
   */
  Optional<PetRow> at(long position);

  /** Counts the pets without traits among the first so many rows; needs the column. */
  long countWithoutTraitsInFirst(int rows);

  /** Counts the pets without traits among the last so many rows; needs the column. */
  long countWithoutTraitsInLast(int rows);
}
