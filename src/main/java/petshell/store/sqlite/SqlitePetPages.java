package petshell.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.BoundedValue;
import petshell.store.PetFilter;
import petshell.store.PetOrder;
import petshell.store.PetPages;
import petshell.store.PetPlace;
import petshell.store.PetRow;
import petshell.store.StoredValue;
import petshell.store.TraitsDao;
import petshell.trait.TraitCheck;

/**
 * Listings by the index of the ids, and by the number of the row. All that a user gives is a
 * parameter.
 */
final class SqlitePetPages implements PetPages {
  /** The characters of a name, and the bytes of an id, that decide a place. */
  private static final String ID_KEY = "coalesce(substr(CAST(\"Pet\".\"id\" AS BLOB), 1, 64), x'')";

  private static final String NAME_KEY =
      "coalesce(CAST(lower(substr(\"Pet\".\"name\", 1, 64)) AS BLOB), x'')";

  /** Times are text or milliseconds; the digits of what is left until the end of time sort them. */
  private static final String NEWEST_KEY =
      """
      CAST(printf('%020d', 4000000000000000000 - coalesce(CASE
        WHEN typeof("Pet"."createdAt") IN ('integer', 'real') THEN "Pet"."createdAt"
        ELSE unixepoch("Pet"."createdAt", 'subsec') * 1000 END, -4000000000000000000)) AS BLOB)""";

  private final Connection connection;
  private final SqliteRows rows;
  private final String position;
  private final String traits;
  private final SqliteTraitsColumn column;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   * @param hasTraits whether there is the traits column
   */
  SqlitePetPages(Connection connection, SqliteRows rows, boolean hasTraits) {
    this.connection = connection;
    this.rows = rows;
    this.position = rows.position();
    this.column = new SqliteTraitsColumn(connection, rows);
    this.traits = hasTraits ? "\"Pet\".\"traits\"" : "NULL";
  }

  @Override
  public Page byId(PetFilter filter, Optional<PetRow> after, int limit) {
    Optional<PetRow> behind = after.filter(row -> row.storedId() != null);
    if (behind.isEmpty() && rows.isNumbered()) {
      Page without = withoutId(filter, after, limit);
      if (!without.rows().isEmpty()) {
        return without;
      }
    }
    SqliteQuery query = select(",");
    if (behind.isPresent()) {
      behind(query, behind.get());
    } else {
      query.add("TRUE");
    }
    query.add("FROM \"Pet\" WHERE \"Pet\".\"id\" IS NOT NULL");
    behind.ifPresent(row -> behind(query.add("AND"), row));
    filter(query, filter);
    query.add("ORDER BY \"Pet\".\"id\" COLLATE BINARY LIMIT").value(limit);
    return page(query, limit);
  }

  /** Pets without an id come first, in the order of their rows. */
  private Page withoutId(PetFilter filter, Optional<PetRow> after, int limit) {
    SqliteQuery query = select(",");
    query.add(position + " >=").value(after.map(PetRow::position).orElse(Long.MIN_VALUE));
    query.add("FROM \"Pet\" WHERE \"Pet\".\"id\" IS NULL");
    after.ifPresent(row -> query.add("AND " + position + " >").value(row.position()));
    filter(query, filter);
    query.add("ORDER BY " + position + " LIMIT").value(limit);
    return new Page(page(query, limit).rows(), false);
  }

  private Page page(SqliteQuery query, int limit) {
    List<PetRow> page = new ArrayList<>();
    long characters = 0;
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (characters < TraitsDao.LONGEST_CHUNK && rows.next()) {
        PetRow row = row(rows);
        if (!rows.getBoolean(5)) {
          throw new DamageException(
              "a pet came again in the order of the ids, that in row " + row.position());
        }
        page.add(row);
        characters += row.size();
      }
      return new Page(page, characters < TraitsDao.LONGEST_CHUNK && page.size() < limit);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Scanned scan(
      PetFilter filter, Window window, Predicate<PetRow> wanted, OptionalLong from, int limit) {
    String key = key(window.order());
    SqliteQuery query = select(", " + key + ", " + ID_KEY);
    query.add("FROM \"Pet\" WHERE " + position + " >=").value(from.orElse(Long.MIN_VALUE));
    filter(query, filter);
    window
        .after()
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
    window.upTo().ifPresent(place -> query.add("AND " + key + " <=").value(bytes(place.key())));
    query.add("ORDER BY " + position + " LIMIT").value(limit);
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      return scanned(rows, wanted, new SqliteOrder(from), limit);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Scanned scanned(ResultSet rows, Predicate<PetRow> wanted, SqliteOrder order, int limit)
      throws SQLException {
    List<PetPlace> places = new ArrayList<>();
    long last = Long.MAX_VALUE;
    int seen = 0;
    while (rows.next()) {
      seen++;
      last = rows.getLong(4);
      order.next(last);
      if (wanted.test(row(rows))) {
        places.add(new PetPlace(text(rows.getBytes(5)), text(rows.getBytes(6)), last));
      }
    }
    boolean atEnd = seen < limit || last == Long.MAX_VALUE;
    return new Scanned(places, atEnd ? OptionalLong.empty() : OptionalLong.of(last + 1));
  }

  @Override
  public Optional<PetRow> at(long place) {
    SqliteQuery query = select("").add("FROM \"Pet\" WHERE " + position + " =").value(place);
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(row(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** An id that was not read whole is asked for by its row, for as long as that is there. */
  private void behind(SqliteQuery query, PetRow last) {
    if (last.storedId() instanceof String || !rows.isNumbered()) {
      query.add("\"Pet\".\"id\" COLLATE BINARY >").value(last.storedId());
      return;
    }
    query
        .add("\"Pet\".\"id\" COLLATE BINARY > coalesce((SELECT p.\"id\" FROM \"Pet\" AS p WHERE")
        .add(position.replace("\"Pet\".", "p.") + " =")
        .value(last.position())
        .add(String.format(Locale.ROOT, "AND octet_length(p.\"id\") > %d),", TraitCheck.LONGEST))
        .value(last.storedId())
        .add(")");
  }

  @Override
  public long countWithoutTraitsInFirst(int rows) {
    return countWithoutTraits(position, rows);
  }

  @Override
  public long countWithoutTraitsInLast(int rows) {
    return countWithoutTraits(position + " DESC", rows);
  }

  private long countWithoutTraits(String order, int rows) {
    SqliteQuery query =
        new SqliteQuery("SELECT COUNT(*) FROM (SELECT \"Pet\".\"traits\" AS stored FROM \"Pet\"");
    query.add("ORDER BY " + order + " LIMIT").value(rows).add(") WHERE stored IS NULL");
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet count = statement.executeQuery()) {
      return count.getLong(1);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private SqliteQuery select(String more) {
    return new SqliteQuery(
        String.join(
                ", ",
                "SELECT " + SqliteTraitsColumn.ID,
                BoundedValue.of("\"Pet\".\"name\""),
                traits.equals("NULL") ? traits : SqliteTraitsColumn.SHORT,
                rows.isNumbered() ? position : "0")
            + more);
  }

  private void filter(SqliteQuery query, PetFilter filter) {
    filter.stored().ifPresent(is -> query.add("AND " + traits + (is ? " NOT NULL" : " IS NULL")));
    for (String word : filter.words()) {
      // With a backslash a word may be written in another way.
      query.add("AND (instr(" + traits + ",").value(word);
      query.add(") > 0 OR instr(" + traits + ", '\\') > 0)");
    }
    filter.ownerId().ifPresent(owner -> query.add("AND \"Pet\".\"userId\" =").value(owner));
    filter
        .name()
        .ifPresent(
            name ->
                query.add("AND instr(lower(\"Pet\".\"name\"), lower(").value(name).add(")) > 0"));
  }

  private static String key(PetOrder order) {
    return switch (order) {
      case ID -> ID_KEY;
      case NAME -> NAME_KEY;
      case NEWEST -> NEWEST_KEY;
    };
  }

  private PetRow row(ResultSet rows) throws SQLException {
    Object id = StoredValue.read(rows, 1);
    String name = rows.getString(2);
    long position = rows.getLong(4);
    return new PetRow(id, position, name == null ? "" : name, column.read(rows, 3, position));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("listing of pets", e, null);
  }
}
