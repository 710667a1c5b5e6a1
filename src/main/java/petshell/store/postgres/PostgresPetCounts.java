package petshell.store.postgres;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.PetCounts;

/** Counts the pets of a PostgreSQL database, whose ids are never NULL. */
interface PostgresPetCounts extends PetCounts {
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet"
      """)
  @Override
  long count();

  /** The server chooses how to count; what it keeps in its indexes it sees to itself. */
  @Override
  default long countRows() {
    return count();
  }

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

  /** The primary key takes no NULL. */
  @Override
  default long countWithoutIdAndTraits() {
    return 0;
  }

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "petshell_quarantine" AS q
      JOIN "Pet" ON "Pet"."id" = q."petId" AND "Pet"."id" COLLATE "C" = q."petId"
      WHERE "Pet"."traits" IS NULL
      """)
  @Override
  long countQuarantined();
}
