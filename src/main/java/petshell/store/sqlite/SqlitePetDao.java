package petshell.store.sqlite;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
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
@RegisterRowMapper(SqlitePetMapper.class)
interface SqlitePetDao extends PetDao {

  @Override
  default Optional<Pet> find(String id) {
    return find(id, hasTraits());
  }

  @Override
  default Optional<Pet> find(String id, boolean hasTraits) {
    return find(SqlitePetMapper.columns(hasTraits), id);
  }

  /** See {@link #find(String)}. */
  @SqlQuery(
      """
      SELECT <columns> FROM "Pet" WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  Optional<Pet> find(@Define String columns, String id);

  @SqlQuery(
      """
      SELECT <petName> FROM "Pet" WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  @RegisterConstructorMapper(PetName.class)
  @Override
  Optional<PetName> name(String id);

  @Override
  default Optional<Pet> firstWithPrefix(String prefix, boolean hasTraits) {
    String columns = SqlitePetMapper.columns(hasTraits);
    return firstWithPrefix(columns, prefix, SqlitePrefixDao.end(prefix));
  }

  /** See {@link #firstWithPrefix(String, boolean)}. */
  @SqlQuery(
      """
      SELECT <columns> FROM "Pet"
      WHERE "Pet"."id" >= :prefix COLLATE BINARY AND "Pet"."id" < :end COLLATE BINARY
      ORDER BY "Pet"."id" COLLATE BINARY LIMIT 1
      """)
  Optional<Pet> firstWithPrefix(@Define String columns, String prefix, String end);

  /** Returns whether there is the traits column. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM pragma_table_xinfo('Pet') WHERE "name" = 'traits' COLLATE NOCASE
      """)
  boolean hasTraits();

  @SqlQuery(
      """
      SELECT typeof("Pet"."id") = 'text' FROM "Pet"
      WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  @Override
  boolean hasTextAsId(String id);

  @Override
  default List<PetName> withPrefix(String prefix, int limit) {
    return between(prefix, SqlitePrefixDao.end(prefix), limit);
  }

  /** A text that ends in a NUL is the first one behind the same without. */
  @Override
  default List<PetName> after(String id, int limit) {
    return between(id + '\0', SqlitePrefixDao.end(""), limit);
  }

  /** Returns the pets whose ids are a text or behind it, and before an end. */
  @SqlQuery(
      """
      SELECT <petName> FROM "Pet"
      WHERE "Pet"."id" >= :prefix COLLATE BINARY AND "Pet"."id" < :end COLLATE BINARY
      ORDER BY "Pet"."id" COLLATE BINARY LIMIT :limit
      """)
  @RegisterConstructorMapper(PetName.class)
  List<PetName> between(String prefix, String end, int limit);

  @SqlQuery(
      """
      SELECT <gene> FROM "PetTrait" AS p JOIN "Trait" AS t ON t."id" = p."traitId"
      WHERE p."petId" = :petId ORDER BY t."traitType", t."traitName"
      """)
  @RegisterConstructorMapper(PetGene.class)
  @Override
  List<PetGene> genes(String petId);

  @SqlUpdate(
      """
      UPDATE "Pet"
      SET "traits" = :traits,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN :millis ELSE :text END
      WHERE "id" = :id AND "id" = :id COLLATE BINARY AND typeof("Pet"."id") = 'text'
        AND typeof("Pet"."traits") = :before.kind
        AND CASE WHEN :before.longBytes IS NULL
          THEN CAST("Pet"."traits" AS BLOB) IS CAST(:before.comparable AS BLOB)
          ELSE octet_length("Pet"."traits") = :before.longBytes END
      """)
  @Override
  int replaceTraits(
      String id,
      @BindMethods("before") StoredTraits before,
      @Json PetTraits traits,
      @BindMethods StoredTime now);
}
