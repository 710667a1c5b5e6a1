package petshell.schema;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds the pets that the check constraint would refuse. */
interface ContractDao {

  /** Counts them; the condition is the changelog's, never a user's text. */
  @SqlQuery(
      """
      SELECT COUNT(*) FROM "Pet" WHERE NOT (<condition>)
      """)
  long count(@Define String condition);

  /** Returns the first of their ids. */
  @SqlQuery(
      """
      SELECT coalesce(substr("Pet"."id", 1, 100), 'no id') FROM "Pet" WHERE NOT (<condition>) ORDER BY "Pet"."id" LIMIT :limit
      """)
  List<String> ids(@Define String condition, int limit);
}
