package petshell.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import petshell.trait.PetTraits;

/**
 * Single pets and what belongs to them; of long texts, see {@link BoundedValue}, the beginnings.
 */
@RegisterRowMapper(PetMapper.class)
public interface PetDao {

  /**
   * Finds a pet by its whole id. Here as elsewhere the id is compared twice: once as it is
   * declared, by the index, and once exactly.
   */
  default Optional<Pet> find(String id) {
    return find(id, hasTraits());
  }

  /**
   * See {@link #find(String)}.
   *
   * @param hasTraits whether there is the traits column
   */
  default Optional<Pet> find(String id, boolean hasTraits) {
    return find(PetMapper.columns(hasTraits), id);
  }

  /** See {@link #find(String)}. */
  @SqlQuery(
      """
      SELECT <columns> FROM "Pet" WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  Optional<Pet> find(@Define String columns, String id);

  /** Finds the id and the name of a pet, as {@link #find(String)} finds the whole of it. */
  @SqlQuery(
      """
      SELECT <petName> FROM "Pet" WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  @RegisterConstructorMapper(PetName.class)
  Optional<PetName> name(String id);

  /**
   * Finds the first pet whose id begins with a text, as {@link #withPrefix} finds them; also one
   * whose id is too long to be read.
   *
   * @param hasTraits whether there is the traits column
   */
  default Optional<Pet> firstWithPrefix(String prefix, String end, boolean hasTraits) {
    return firstWithPrefix(PetMapper.columns(hasTraits), prefix, end);
  }

  /** See {@link #firstWithPrefix(String, String, boolean)}. */
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

  /** Tells whether the id of a pet is stored as text; needs the pet. */
  @SqlQuery(
      """
      SELECT typeof("Pet"."id") = 'text' FROM "Pet"
      WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  boolean hasTextAsId(String id);

  /**
   * Finds pets whose id begins with a text, in the order of their ids, by the index.
   *
   * @param prefix one character or more
   * @param end the text behind all that begins with the prefix
   * @param limit how many at most
   */
  @SqlQuery(
      """
      SELECT <petName> FROM "Pet"
      WHERE "Pet"."id" >= :prefix COLLATE BINARY AND "Pet"."id" < :end COLLATE BINARY
      ORDER BY "Pet"."id" COLLATE BINARY LIMIT :limit
      """)
  @RegisterConstructorMapper(PetName.class)
  List<PetName> withPrefix(String prefix, String end, int limit);

  /**
   * Reads the traits of a pet.
   *
   * @throws RuntimeException if what is stored is no valid traits; {@link #find} takes anything
   */
  @SqlQuery(
      """
      SELECT "Pet"."traits" FROM "Pet"
      WHERE "Pet"."id" = :id AND "Pet"."id" = :id COLLATE BINARY
      """)
  @Json
  Optional<PetTraits> traits(String id);

  /** Counts all pets. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet"
      """)
  long count();

  /** Counts the pets by their rows, not by an index as {@link #count} may do. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" NOT INDEXED
      """)
  long countRows();

  /** Counts the pets of a user. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE "Pet"."userId" = :userId
      """)
  long countOf(String userId);

  /** Counts the pets that have something stored as traits; needs the column. */
  @SqlQuery(
      """
      SELECT COUNT("Pet"."traits") FROM "Pet"
      """)
  long countWithTraits();

  /** Finds the owner of a pet. */
  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE "User"."id" = :id
      """)
  @RegisterConstructorMapper(Owner.class)
  Optional<Owner> owner(String id);

  /**
   * Finds owners by id or email address.
   *
   * @return none, one, or two where the text is the id of one and the address of another
   */
  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE "User"."id" = :idOrEmail OR "User"."email" = :idOrEmail
      """)
  @RegisterConstructorMapper(Owner.class)
  List<Owner> owners(String idOrEmail);

  /** Finds owners whose email addresses begin with a text, as {@link #withPrefix} finds pets. */
  @SqlQuery(
      """
      SELECT <owner> FROM "User"
      WHERE "User"."email" >= :prefix AND "User"."email" < :end
      ORDER BY "User"."email" LIMIT :limit
      """)
  @RegisterConstructorMapper(Owner.class)
  List<Owner> ownersByEmail(String prefix, String end, int limit);

  /** Finds owners whose ids begin with a text, as {@link #withPrefix} finds pets. */
  @SqlQuery(
      """
      SELECT <owner> FROM "User" WHERE "User"."id" >= :prefix AND "User"."id" < :end
      ORDER BY "User"."id" LIMIT :limit
      """)
  @RegisterConstructorMapper(Owner.class)
  List<Owner> ownersById(String prefix, String end, int limit);

  /** Returns the genetic traits of a pet, by type and name. */
  @SqlQuery(
      """
      SELECT <gene> FROM "PetTrait" AS p JOIN "Trait" AS t ON t."id" = p."traitId"
      WHERE p."petId" = :petId ORDER BY t."traitType", t."traitName"
      """)
  @RegisterConstructorMapper(PetGene.class)
  List<PetGene> genes(String petId);

  /** Counts the pets without traits; needs the column. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE "Pet"."traits" IS NULL
      """)
  long countWithoutTraits();

  /** Counts the pets without traits that have no id to generate them from; needs the column. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE "Pet"."id" IS NULL AND "Pet"."traits" IS NULL
      """)
  long countWithoutIdAndTraits();

  /**
   * Counts the pets without traits that are quarantined, or that have no id and so cannot be; needs
   * the column and the journal. CROSS JOIN has SQLite start from the few that are quarantined; else
   * it looks through all pets.
   */
  @SqlQuery(
      """
      SELECT COUNT(*) + (
        SELECT COUNT(*) FROM "Pet" WHERE "Pet"."id" IS NULL AND "Pet"."traits" IS NULL)
      FROM "petshell_quarantine" AS q
      CROSS JOIN "Pet" AS p ON p."id" = q."petId" AND p."id" = q."petId" COLLATE BINARY
      WHERE p."traits" IS NULL
      """)
  long countQuarantined();

  /**
   * Writes traits over what is stored, where that is still what was read; of what was too long to
   * be read, the size counts.
   *
   * @param traits what to store, never null
   * @param before what was read, never null
   * @return 1, or 0 where somebody else changed or deleted the pet
   */
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
  int replaceTraits(
      String id,
      @BindMethods("before") StoredTraits before,
      @Json PetTraits traits,
      @BindMethods StoredTime now);
}
