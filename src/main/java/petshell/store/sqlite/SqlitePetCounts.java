package petshell.store.sqlite;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.PetCounts;

/** Counts the pets of a SQLite database. */
interface SqlitePetCounts extends PetCounts {

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet"
      """)
  @Override
  long count();

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" NOT INDEXED
      """)
  @Override
  long countRows();

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE "Pet"."userId" = :userId
      """)
  @Override
  long countOf(String userId);

  @SqlQuery(
      """
      SELECT COUNT("Pet"."traits") FROM "Pet"
      """)
  @Override
  long countWithTraits();

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE "Pet"."traits" IS NULL
      """)
  @Override
  long countWithoutTraits();

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE "Pet"."id" IS NULL AND "Pet"."traits" IS NULL
      """)
  @Override
  long countWithoutIdAndTraits();

  @SqlQuery(
      """
      SELECT COUNT(*) + (
        SELECT COUNT(*) FROM "Pet" WHERE "Pet"."id" IS NULL AND "Pet"."traits" IS NULL)
      FROM "petshell_quarantine" AS q
      CROSS JOIN "Pet" AS p ON p."id" = q."petId" AND p."id" = q."petId" COLLATE BINARY
      WHERE p."traits" IS NULL
      """)
  @Override
  long countQuarantined();
}
