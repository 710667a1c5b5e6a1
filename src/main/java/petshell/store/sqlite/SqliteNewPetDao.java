package petshell.store.sqlite;

import java.util.List;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.store.GeneKind;
import petshell.store.NewPet;
import petshell.store.NewPetDao;
import petshell.store.StoredTime;
import petshell.trait.PetTraits;

/** Writes times as text or as milliseconds, as the web app does at present. */
interface SqliteNewPetDao extends NewPetDao, SqlObject {

  @Override
  default int insert(NewPet pet, StoredTime now, PetTraits traits) {
    return insertAt(pet, SqliteTimes.inKindOfApp(getHandle(), now), traits);
  }

  @Override
  default int insertGene(String id, String petId, String traitId, StoredTime now) {
    return insertGeneAt(id, petId, traitId, SqliteTimes.inKindOfApp(getHandle(), now));
  }

  /** See {@link #insert}; the time is a String or a Long. */
  @SqlUpdate(
      """
      INSERT INTO "Pet" ("id", "name", "userId", "friendliness", "energyTrait", "curiosity",
        "patience", "playfulness", "generation", "createdAt", "updatedAt", "lastStatUpdate", "traits")
      VALUES (:id, :name, :ownerId, :personality.friendliness, :personality.energyTrait,
        :personality.curiosity, :personality.patience, :personality.playfulness, :generation,
        :now, :now, :now, :traits)
      """)
  int insertAt(@BindMethods NewPet pet, Object now, @Json PetTraits traits);

  @SqlQuery(
      """
      SELECT "id", "rarity" FROM "Trait"
      WHERE "traitType" = :type AND octet_length("id") + octet_length("rarity") < 10000
      ORDER BY "id"
      """)
  @RegisterConstructorMapper(GeneKind.class)
  @Override
  List<GeneKind> genes(String type);

  /** See {@link #insertGene}; the time is a String or a Long. */
  @SqlUpdate(
      """
      INSERT INTO "PetTrait" ("id", "petId", "traitId", "inheritanceSource", "createdAt")
      VALUES (:id, :petId, :traitId, 'initial', :now)
      """)
  int insertGeneAt(String id, String petId, String traitId, Object now);
}
