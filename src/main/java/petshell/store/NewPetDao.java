package petshell.store;

import java.util.List;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.trait.PetTraits;

/**
 * Adds pets, as the web app does. Times are of the kind that {@link Database#inKindOfApp} gives.
 */
public interface NewPetDao {

  /** Adds a pet with its traits; needs the column. */
  @SqlUpdate(
      """
      INSERT INTO "Pet" ("id", "name", "userId", "friendliness", "energyTrait", "curiosity",
        "patience", "playfulness", "generation", "createdAt", "updatedAt", "lastStatUpdate", "traits")
      VALUES (:id, :name, :ownerId, :personality.friendliness, :personality.energyTrait,
        :personality.curiosity, :personality.patience, :personality.playfulness, :generation,
        :now, :now, :now, :traits)
      """)
  int insert(@BindMethods NewPet pet, Object now, @Json PetTraits traits);

  /** Returns all genetic traits of a type, by id; without those whose texts nobody could mean. */
  @SqlQuery(
      """
      SELECT "id", "rarity" FROM "Trait"
      WHERE "traitType" = :type AND octet_length("id") + octet_length("rarity") < 10000
      ORDER BY "id"
      """)
  @RegisterConstructorMapper(GeneKind.class)
  List<GeneKind> genes(String type);

  /** Gives a genetic trait to a pet, as one that it has from nobody. */
  @SqlUpdate(
      """
      INSERT INTO "PetTrait" ("id", "petId", "traitId", "inheritanceSource", "createdAt")
      VALUES (:id, :petId, :traitId, 'initial', :now)
      """)
  int insertGene(String id, String petId, String traitId, Object now);
}
