package petshell.store;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Tells of all texts that begin so, without reading them all: what they have in common follows from
 * the first and the last in the order of the index.
 */
public interface PrefixDao {
  /**
   * All texts of a column that begin so.
   *
   * @param first the first of them; null where there is none
   * @param last the last of them; null where there is none
   * @param count how many there are, or the most that were counted
   */
  record Span(String first, String last, long count) {}

  /**
   * Looks at the ids of pets, by an index, where one has them together.
   *
   * @param prefix what the values start with
   * @param most how many are counted at most
   */
  default Span pets(String prefix, int most) {
    return span("\"Pet\"", "\"id\"", prefix, most);
  }

  /** Looks at the email addresses of users, as {@link #pets} does at ids. */
  default Span emails(String prefix, int most) {
    return span("\"User\"", "\"email\"", prefix, most);
  }

  /** Looks at the ids of users, as {@link #pets} does at those of pets. */
  default Span owners(String prefix, int most) {
    return span("\"User\"", "\"id\"", prefix, most);
  }

  /**
   * See {@link #pets}.
   *
   * @param table the table, as SQL
   * @param column the column, as SQL
   */
  Span span(String table, String column, String prefix, int most);

  /**
   * The ids next to one.
   *
   * @param id the id
   * @param before the last one before it, null where it is the first
   * @param after the first one after it, null where it is the last
   */
  record Neighbours(String id, @Nullable String before, @Nullable String after) {}

  /**
   * Finds what stands next to ids where they are put in order by their characters, by the index.
   *
   * @param ids at least one
   * @return none for an id whose neighbours the database cannot find fast
   */
  List<Neighbours> neighbours(List<String> ids);

  /**
   * Looks at the numbers of all runs as texts; a journal is short.
   *
   * @param prefix what the values start with
   */
  @SqlQuery(
      """
      SELECT min("text") AS first, max("text") AS last, COUNT(*) AS count
      FROM (SELECT CAST("number" AS TEXT) AS "text" FROM "petshell_run")
      WHERE substr("text", 1, length(:prefix)) = :prefix
      """)
  @RegisterConstructorMapper(Span.class)
  Span runs(String prefix);

  /** Returns the numbers of the last runs that begin so, the newest first. */
  @SqlQuery(
      """
      SELECT "number" FROM "petshell_run"
      WHERE substr(CAST("number" AS TEXT), 1, length(:prefix)) = :prefix
      ORDER BY "number" DESC LIMIT :limit
      """)
  List<Long> runNumbers(String prefix, int limit);

  /** Looks at the numbers of the runs that replaced something, as {@link #runs} does. */
  @SqlQuery(
      """
      SELECT min("text") AS first, max("text") AS last, COUNT(*) AS count
      FROM (SELECT CAST("number" AS TEXT) AS "text" FROM "petshell_run" AS r
        WHERE EXISTS (SELECT 1 FROM "petshell_replaced" WHERE "run" = r."number"))
      WHERE substr("text", 1, length(:prefix)) = :prefix
      """)
  @RegisterConstructorMapper(Span.class)
  Span undoableRuns(String prefix);

  /** Returns the last runs that replaced something, as {@link #runNumbers} does. */
  @SqlQuery(
      """
      SELECT "number" FROM "petshell_run" AS r
      WHERE substr(CAST("number" AS TEXT), 1, length(:prefix)) = :prefix
        AND EXISTS (SELECT 1 FROM "petshell_replaced" WHERE "run" = r."number")
      ORDER BY "number" DESC LIMIT :limit
      """)
  List<Long> undoableRunNumbers(String prefix, int limit);
}
