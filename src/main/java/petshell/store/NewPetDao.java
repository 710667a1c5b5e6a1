package petshell.store;

import java.util.List;
import petshell.trait.PetTraits;

/** Adds pets, as the web app does; times are of the kind that it writes at present. */
public interface NewPetDao {

  /** Adds a pet with its traits; needs the column. */
  int insert(NewPet pet, StoredTime now, PetTraits traits);

  /** Returns all genetic traits of a type, by id; without those whose texts nobody could mean. */
  List<GeneKind> genes(String type);

  /** Gives a genetic trait to a pet, as one that it has from nobody. */
  int insertGene(String id, String petId, String traitId, StoredTime now);
}
