package petshell.store;

import java.util.List;
import java.util.Optional;
import petshell.trait.PetTraits;

/** Single pets and what belongs to them; of texts that are too long to be read, the beginnings. */
public interface PetDao {

  /**
   * Finds a pet by its whole id, which has to be the same exactly, whatever the column takes for
   * the same.
   */
  Optional<Pet> find(String id);

  /**
   * See {@link #find(String)}.
   *
   * @param hasTraits whether there is the traits column
   */
  Optional<Pet> find(String id, boolean hasTraits);

  /** Finds the id and the name of a pet, as {@link #find(String)} finds the whole of it. */
  Optional<PetName> name(String id);

  /**
   * Finds the first pet whose id begins with a text, as {@link #withPrefix} finds them; also one
   * whose id is too long to be read.
   *
   * @param hasTraits whether there is the traits column
   */
  Optional<Pet> firstWithPrefix(String prefix, boolean hasTraits);

  /** Tells whether the id of a pet is stored as text; needs the pet. */
  boolean hasTextAsId(String id);

  /**
   * Finds pets whose id begins with a text, in the order of their ids; by an index, where one has
   * them together.
   *
   * @param prefix the text; empty for all pets
   * @param limit how many at most
   */
  List<PetName> withPrefix(String prefix, int limit);

  /**
   * Finds the next pets in the order of their ids, by the index.
   *
   * @param id the id of the pet before them
   * @param limit how many at most
   */
  List<PetName> after(String id, int limit);

  /** Returns the genetic traits of a pet, by type and name. */
  List<PetGene> genes(String petId);

  /**
   * Writes traits over what is stored, where that is still what was read; of what was too long to
   * be read, the size counts.
   *
   * @param traits what to store
   * @param before what was read
   * @return 1, or 0 where somebody else changed or deleted the pet
   */
  int replaceTraits(String id, StoredTraits before, PetTraits traits, StoredTime now);
}
