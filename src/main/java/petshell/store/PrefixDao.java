package petshell.store;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.Define;
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
   * Looks at the ids of pets, by the index.
   *
   * @param prefix what the values start with
   * @param end the text behind all that begins so
   * @param most how many are counted at most
   */
  default Span pets(String prefix, String end, int most) {
    return span("\"Pet\"", "\"id\"", prefix, end, most);
  }

  /** Looks at the email addresses of users, as {@link #pets} does at ids. */
  default Span emails(String prefix, String end, int most) {
    return span("\"User\"", "\"email\"", prefix, end, most);
  }

  /** Looks at the ids of users, as {@link #pets} does at those of pets. */
  default Span owners(String prefix, String end, int most) {
    return span("\"User\"", "\"id\"", prefix, end, most);
  }

  /** See {@link #pets}. */
  @SqlQuery(
      """
      SELECT
        (SELECT min(<column>) FROM <table>
          WHERE <column> >= :prefix AND <column> < :end) AS first,
        (SELECT max(<column>) FROM <table>
          WHERE <column> >= :prefix AND <column> < :end) AS last,
        (SELECT COUNT(*) FROM (SELECT 1 FROM <table>
          WHERE <column> >= :prefix AND <column> < :end LIMIT :most)) AS count
      """)
  @RegisterConstructorMapper(Span.class)
  Span span(@Define String table, @Define String column, String prefix, String end, int most);

  /**
   * The ids next to one.
   *
   * @param id the id
   * @param before the last one before it, null where it is the first
   * @param after the first one after it, null where it is the last
   */
  record Neighbours(String id, @Nullable String before, @Nullable String after) {}

  /**
   * Finds what stands next to ids in the order of the column, by the index.
   *
   * @param ids at least one
   */
  @SqlQuery(
      """
      SELECT p."id" AS id,
        (SELECT o."id" FROM "Pet" AS o WHERE o."id" < p."id" ORDER BY o."id" DESC LIMIT 1) AS before,
        (SELECT o."id" FROM "Pet" AS o WHERE o."id" > p."id" ORDER BY o."id" LIMIT 1) AS after
      FROM "Pet" AS p WHERE p."id" IN (<ids>)
      """)
  @RegisterConstructorMapper(Neighbours.class)
  List<Neighbours> neighbours(@BindList("ids") List<String> ids);

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
