package petshell.job.look;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.Owner;
import petshell.store.OwnerDao;
import petshell.store.Pet;
import petshell.store.PetDao;
import petshell.store.PetGene;
import petshell.store.PetName;
import petshell.store.PetShellException;
import petshell.store.PrefixDao;

/** Finds one pet, with all that belongs to it. */
public final class PetLookup {
  /** What a lookup found. */
  public sealed interface Result {}

  /**
   * One pet.
   *
   * @param pet its row
   * @param owner its owner, empty where the user is gone
   * @param parents those of its parents that are still there
   * @param genes its genetic traits
   */
  public record Found(Pet pet, Optional<Owner> owner, List<PetName> parents, List<PetGene> genes)
      implements Result {}

  /** No pet has this id or prefix. */
  public record Missing() implements Result {}

  /**
   * Several pets' ids have this prefix.
   *
   * @param first the first of them, by id
   */
  public record Ambiguous(List<PetName> first) implements Result {}

  private final Database database;

  /**
   * Makes a lookup in one database.
   *
   * @param database the open database
   */
  public PetLookup(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Finds a pet by its id or by a prefix of it that no other pet's id has.
   *
   * @param idOrPrefix the id; a whole id wins over prefixes
   */
  public Result find(String idOrPrefix) {
    Objects.requireNonNull(idOrPrefix, "idOrPrefix");
    return database.read(
        () -> {
          boolean hasTraits = WebApp.requireWholePets(database).column("traits").isPresent();
          return lookUp(idOrPrefix, hasTraits);
        });
  }

  /**
   * Finds the one pet that a user means, as {@link #find} does.
   *
   * @param idOrPrefix the id; a whole id wins over prefixes
   * @throws PetShellException if no pet, or more than one, is meant
   */
  public Found require(String idOrPrefix) {
    Result result = find(idOrPrefix);
    if (result instanceof Found found) {
      return found;
    }
    throw result instanceof Ambiguous several
        ? PetIds.ambiguous(database, idOrPrefix, several.first())
        : PetIds.missing(idOrPrefix);
  }

  /**
   * Finds pets by a prefix of their ids, by the index.
   *
   * @param prefix the prefix
   * @param limit how many are listed at most, 1 or more
   */
  public PrefixMatches<PetName> suggest(String prefix, int limit) {
    Objects.requireNonNull(prefix, "prefix");
    return database.read(
        () -> {
          WebApp.require(database);
          return PrefixMatches.of(
              prefix,
              database.dao(PetDao.class).withPrefix(prefix, limit),
              database.dao(PrefixDao.class).pets(prefix, PrefixMatches.MOST_COUNTED));
        });
  }

  /**
   * Returns the first pets by id.
   *
   * @param limit how many at most, 1 or more
   */
  public List<PetName> first(int limit) {
    return names(pets -> pets.withPrefix("", limit));
  }

  /**
   * Returns the next pets by id.
   *
   * @param id the id of the last one before them
   * @param limit how many at most, 1 or more
   */
  public List<PetName> after(String id, int limit) {
    Objects.requireNonNull(id, "id");
    return names(pets -> pets.after(id, limit));
  }

  private List<PetName> names(Function<PetDao, List<PetName>> which) {
    return database.read(
        () -> {
          WebApp.require(database);
          return which.apply(database.dao(PetDao.class));
        });
  }

  private Result lookUp(String idOrPrefix, boolean hasTraits) {
    PetDao pets = database.dao(PetDao.class);
    Optional<Pet> whole = pets.find(idOrPrefix, hasTraits);
    if (whole.isPresent()) {
      return found(pets, whole.get());
    }
    List<PetName> candidates = PetIds.candidates(database, idOrPrefix);
    return switch (candidates.size()) {
      case 0 -> new Missing();
      case 1 ->
          pets.firstWithPrefix(idOrPrefix, hasTraits)
              .<Result>map(pet -> found(pets, pet))
              .orElse(new Missing());
      default -> new Ambiguous(candidates);
    };
  }

  private Found found(PetDao pets, Pet pet) {
    List<PetName> parents =
        List.of(pet.parent1Id(), pet.parent2Id()).stream()
            .flatMap(Optional::stream)
            .flatMap(id -> pets.name(id).stream())
            .toList();
    return new Found(
        pet, database.dao(OwnerDao.class).owner(pet.ownerId()), parents, pets.genes(pet.id()));
  }
}
