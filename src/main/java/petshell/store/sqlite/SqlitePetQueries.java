package petshell.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import petshell.store.PetFilter;
import petshell.store.PetOrder;
import petshell.store.PetPages.Window;
import petshell.trait.TraitCheck;

/**
 * Puts together what listings ask; all that a user gives is a parameter. The columns of each row
 * are id, name, traits, number, owner and time of making, and those that a query names.
 */
final class SqlitePetQueries {
  /** The characters of a name, and the bytes of an id, that decide a place. */
  private static final String ID_KEY = "coalesce(substr(CAST(\"Pet\".\"id\" AS BLOB), 1, 64), x'')";

  private static final String NAME_KEY =
      "coalesce(CAST(lower(substr(\"Pet\".\"name\", 1, 64)) AS BLOB), x'')";

  /** Milliseconds of times that are text or milliseconds. */
  private static final String CREATED =
      """
      CASE
        WHEN typeof("Pet"."createdAt") IN ('integer', 'real') THEN "Pet"."createdAt"
        ELSE unixepoch("Pet"."createdAt", 'subsec') * 1000 END""";

  /** No time is as long; only the size of a longer value is read. */
  private static final String CREATED_IF_SHORT =
      "CASE WHEN octet_length(\"Pet\".\"createdAt\") < 64 THEN CAST("
          + CREATED
          + " AS INTEGER) END";

  private static final String OWNER = SqliteBoundedValue.of("\"Pet\".\"userId\"");

  /** A search for places is over all pets, and shows none of them. */
  private static final String NOTHING_SHOWN = "NULL, NULL";

  /** The digits of what is left until the end of time sort times. */
  private static final String NEWEST_KEY =
      "CAST(printf('%020d', 4000000000000000000 - coalesce("
          + CREATED
          + ", -4000000000000000000)) AS BLOB)";

  private final SqliteRows rows;
  private final String position;
  private final String traits;
  private final String shown;

  /**
   * Makes it.
   *
   * @param rows how to reach the rows
   * @param hasTraits whether there is the traits column
   * @param hasCreated whether there is the column with the time of making
   */
  SqlitePetQueries(SqliteRows rows, boolean hasTraits, boolean hasCreated) {
    this.rows = rows;
    this.position = rows.position();
    this.traits = hasTraits ? "\"Pet\".\"traits\"" : "NULL";
    this.shown = OWNER + ", " + (hasCreated ? CREATED_IF_SHORT : "NULL");
  }

  /** Asks for pets by id; the seventh column says whether a row is really behind the given one. */
  SqliteQuery byId(PetFilter filter, Optional<SqliteIdCursor> behind, int limit) {
    SqliteQuery query = select(shown, ",");
    if (behind.isPresent()) {
      behind(query, behind.get());
    } else {
      query.add("TRUE");
    }
    query.add("FROM \"Pet\" WHERE \"Pet\".\"id\" IS NOT NULL");
    behind.ifPresent(row -> behind(query.add("AND"), row));
    SqliteFilter.add(query, filter, traits);
    return query.add("ORDER BY \"Pet\".\"id\" COLLATE BINARY LIMIT").value(limit);
  }

  /** Asks for pets without an id by their rows; the seventh column is as that of {@link #byId}. */
  SqliteQuery withoutId(PetFilter filter, Optional<SqliteIdCursor> behind, int limit) {
    SqliteQuery query = select(shown, ",");
    query.add(position + " >=").value(behind.map(SqliteIdCursor::position).orElse(Long.MIN_VALUE));
    query.add("FROM \"Pet\" WHERE \"Pet\".\"id\" IS NULL");
    behind.ifPresent(row -> query.add("AND " + position + " >").value(row.position()));
    SqliteFilter.add(query, filter, traits);
    return query.add("ORDER BY " + position + " LIMIT").value(limit);
  }

  /** Asks for places by row; the seventh and eighth columns are the bytes that decide them. */
  SqliteQuery places(PetFilter filter, Window window, long from, int limit) {
    String key = key(window.order());
    SqliteQuery query = select(NOTHING_SHOWN, ", " + key + ", " + ID_KEY);
    query.add("FROM \"Pet\" WHERE " + position + " >=").value(from);
    SqliteFilter.add(query, filter, traits);
    window
        .after()
        .map(SqlitePlace.class::cast)
        .ifPresent(
            place ->
                query
                    .add("AND (" + key + ", " + ID_KEY + ", " + position + ") > (")
                    .value(bytes(place.key()))
                    .add(",")
                    .value(bytes(place.id()))
                    .add(",")
                    .value(place.position())
                    .add(")"));
    window
        .upTo()
        .map(SqlitePlace.class::cast)
        .ifPresent(place -> query.add("AND " + key + " <=").value(bytes(place.key())));
    return query.add("ORDER BY " + position + " LIMIT").value(limit);
  }

  /** Asks for one row. */
  SqliteQuery at(long place) {
    return select(shown, "").add("FROM \"Pet\" WHERE " + position + " =").value(place);
  }

  /** Asks for a count of the pets without traits among the first or last so many rows. */
  SqliteQuery countWithoutTraits(boolean last, int count) {
    SqliteQuery query =
        new SqliteQuery("SELECT COUNT(*) FROM (SELECT \"Pet\".\"traits\" AS stored FROM \"Pet\"");
    query.add("ORDER BY " + position + (last ? " DESC" : "") + " LIMIT").value(count);
    return query.add(") WHERE stored IS NULL");
  }

  private SqliteQuery select(String shown, String more) {
    return new SqliteQuery(
        String.join(
                ", ",
                "SELECT " + SqliteTraitsColumn.ID,
                SqliteBoundedValue.of("\"Pet\".\"name\""),
                traits.equals("NULL") ? traits : SqliteTraitsColumn.SHORT,
                rows.isNumbered() ? position : "0",
                shown)
            + more);
  }

  /** An id that was not read whole is asked for by its row, for as long as that is there. */
  private void behind(SqliteQuery query, SqliteIdCursor last) {
    if (last.id() instanceof String || !rows.isNumbered()) {
      query.add("\"Pet\".\"id\" COLLATE BINARY >").value(last.id());
      return;
    }
    query
        .add("\"Pet\".\"id\" COLLATE BINARY > coalesce((SELECT p.\"id\" FROM \"Pet\" AS p WHERE")
        .add(position.replace("\"Pet\".", "p.") + " =")
        .value(last.position())
        .add(String.format(Locale.ROOT, "AND octet_length(p.\"id\") > %d),", TraitCheck.LONGEST))
        .value(last.id())
        .add(")");
  }

  private static String key(PetOrder order) {
    return switch (order) {
      case ID -> ID_KEY;
      case NAME -> NAME_KEY;
      case NEWEST -> NEWEST_KEY;
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
