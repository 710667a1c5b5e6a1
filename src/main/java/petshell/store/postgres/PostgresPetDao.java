package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.store.Pet;
import petshell.store.PetDao;
import petshell.store.PetGene;
import petshell.store.PetName;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.trait.PetTraits;

/**
 * Asks for pets by their ids. Here as elsewhere an id is compared twice: once as it is declared, by
 * the index, and once exactly.
 */
@RegisterRowMapper(PostgresPetMapper.class)
interface PostgresPetDao extends PetDao, SqlObject {
  @Override
  default Optional<Pet> find(String id) {
    return find(PostgresPetMapper.columns(PostgresPets.of(getHandle()).traits()), id);
  }

  @Override
  default Optional<Pet> find(String id, boolean hasTraits) {
    return find(id);
  }

  /** See {@link #find(String)}. */
  @SqlQuery(
      """
      SELECT <columns> FROM "Pet" WHERE "Pet"."id" = :id AND "Pet"."id" COLLATE "C" = :id
      """)
  Optional<Pet> find(@Define String columns, String id);

  @SqlQuery(
      """
      SELECT <petName> FROM "Pet" WHERE "Pet"."id" = :id AND "Pet"."id" COLLATE "C" = :id
      """)
  @RegisterConstructorMapper(PetName.class)
  @Override
  Optional<PetName> name(String id);

  @Override
  default Optional<Pet> firstWithPrefix(String prefix, boolean hasTraits) {
    List<PetName> first = withPrefix(prefix, 1);
    return first.isEmpty() ? Optional.empty() : find(first.get(0).id());
  }

  /** Every id is text. */
  @Override
  default boolean hasTextAsId(String id) {
    return true;
  }

  @Override
  default List<PetName> withPrefix(String prefix, int limit) {
    PostgresPrefix ids = PostgresPrefix.of(getHandle(), "\"Pet\"", "id", prefix);
    return ids.bind(
            getHandle()
                .createQuery(
                    "SELECT <petName> FROM \"Pet\" WHERE "
                        + ids.condition()
                        + " ORDER BY \"Pet\".\"id\" LIMIT :limit"))
        .bind("limit", limit)
        .map(ConstructorMapper.of(PetName.class))
        .list();
  }

  @SqlQuery(
      """
      SELECT <petName> FROM "Pet" WHERE "Pet"."id" > :id ORDER BY "Pet"."id" LIMIT :limit
      """)
  @RegisterConstructorMapper(PetName.class)
  @Override
  List<PetName> after(String id, int limit);

  @SqlQuery(
      """
      SELECT <gene> FROM "PetTrait" AS p JOIN "Trait" AS t ON t."id" = p."traitId"
      WHERE p."petId" = :petId ORDER BY t."traitType", t."traitName"
      """)
  @RegisterConstructorMapper(PetGene.class)
  @Override
  List<PetGene> genes(String petId);

  @Override
  default int replaceTraits(String id, StoredTraits before, PetTraits traits, StoredTime now) {
    PostgresTraitsType type = PostgresTraitsType.of(getHandle());
    return replace(
        type.write(":traits"), type.isStill(before, "\"Pet\".\"traits\""), id, before, traits, now);
  }

  /** See {@link #replaceTraits}. */
  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = <write>, "updatedAt" = CAST(:text AS timestamptz) AT TIME ZONE 'UTC'
      WHERE "id" = :id AND "id" COLLATE "C" = :id AND <isStill>
      """)
  int replace(
      @Define String write,
      @Define String isStill,
      String id,
      @BindMethods("before") StoredTraits before,
      @Json PetTraits traits,
      @BindMethods StoredTime now);
}
