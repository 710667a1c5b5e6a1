package petshell.store.postgres;

import java.util.List;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.store.GeneKind;
import petshell.store.NewPet;
import petshell.store.NewPetDao;
import petshell.store.StoredTime;
import petshell.trait.PetTraits;

/** Writes times in UTC, as the web app does. */
interface PostgresNewPetDao extends NewPetDao, SqlObject {
  @Override
  default int insert(NewPet pet, StoredTime now, PetTraits traits) {
    return insert(PostgresTraitsType.of(getHandle()).write(":traits"), pet, now, traits);
  }

  /** See {@link #insert(NewPet, StoredTime, PetTraits)}. */
  @SqlUpdate(
      """
      INSERT INTO "Pet" ("id", "name", "userId", "friendliness", "energyTrait", "curiosity",
        "patience", "playfulness", "generation", "createdAt", "updatedAt", "lastStatUpdate", "traits")
      VALUES (:id, :name, :ownerId, :personality.friendliness, :personality.energyTrait,
        :personality.curiosity, :personality.patience, :personality.playfulness, :generation,
        CAST(:now.text AS timestamptz) AT TIME ZONE 'UTC',
        CAST(:now.text AS timestamptz) AT TIME ZONE 'UTC',
        CAST(:now.text AS timestamptz) AT TIME ZONE 'UTC', <write>)
      """)
  int insert(
      @Define String write,
      @BindMethods NewPet pet,
      @BindMethods("now") StoredTime now,
      @Json PetTraits traits);

  @SqlQuery(
      """
      SELECT "id", "rarity" FROM "Trait"
      WHERE "traitType" = :type AND octet_length("id") + octet_length("rarity") < 10000
      ORDER BY "id"
      """)
  @RegisterConstructorMapper(GeneKind.class)
  @Override
  List<GeneKind> genes(String type);

  @SqlUpdate(
      """
      INSERT INTO "PetTrait" ("id", "petId", "traitId", "inheritanceSource", "createdAt")
      VALUES (:id, :petId, :traitId, 'initial', CAST(:text AS timestamptz) AT TIME ZONE 'UTC')
      """)
  @Override
  int insertGene(String id, String petId, String traitId, @BindMethods StoredTime now);
}
