package petshell.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import petshell.store.Cursor;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetPages;
import petshell.store.PetPlace;
import petshell.store.PetRow;
import petshell.store.StoredValue;
import petshell.store.TraitsDao;

/** Listings by the index of the ids, and by the number of the row. */
final class SqlitePetPages implements PetPages {
  private final Connection connection;
  private final SqliteRows rows;
  private final SqlitePetQueries queries;
  private final SqliteTraitsColumn column;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   * @param hasTraits whether there is the traits column
   * @param hasCreated whether there is the column with the time of making
   */
  SqlitePetPages(Connection connection, SqliteRows rows, boolean hasTraits, boolean hasCreated) {
    this.connection = connection;
    this.rows = rows;
    this.queries = new SqlitePetQueries(rows, hasTraits, hasCreated);
    this.column = new SqliteTraitsColumn(connection, rows);
  }

  /** Pets without an id come first, in the order of their rows. */
  @Override
  public Page<PetRow> byId(PetFilter filter, Optional<Cursor> from, int limit) {
    Optional<SqliteIdCursor> last = from.map(SqliteIdCursor.class::cast);
    Optional<SqliteIdCursor> behind = last.filter(row -> row.id() != null);
    if (behind.isEmpty() && rows.isNumbered()) {
      Read without = read(queries.withoutId(filter, last, limit));
      if (!without.page().isEmpty()) {
        return new Page<>(without.page(), without.last());
      }
    }
    Read read = read(queries.byId(filter, behind, limit));
    boolean atEnd = !read.isLong() && read.page().size() < limit;
    return new Page<>(read.page(), atEnd ? Optional.empty() : read.last());
  }

  /** Some rows, the place behind the last of them, and whether they ended where they got long. */
  private record Read(List<PetRow> page, Optional<Cursor> last, boolean isLong) {}

  private Read read(SqliteQuery query) {
    List<PetRow> page = new ArrayList<>();
    Optional<Cursor> last = Optional.empty();
    long characters = 0;
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet found = statement.executeQuery()) {
      while (characters < TraitsDao.LONGEST_CHUNK && found.next()) {
        SqliteIdCursor cursor = cursor(found);
        if (!found.getBoolean(7)) {
          throw new DamageException(
              "a pet came again in the order of the ids, that in row " + cursor.position());
        }
        PetRow row = row(found, cursor);
        page.add(row);
        last = Optional.of(cursor);
        characters += row.size();
      }
      return new Read(page, last, characters >= TraitsDao.LONGEST_CHUNK);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Page<PetPlace> scan(
      PetFilter filter, Window window, Predicate<PetRow> wanted, Optional<Cursor> from, int limit) {
    SqliteCursor start = SqliteCursor.of(from);
    try (PreparedStatement statement =
            queries.places(filter, window, start.from(), limit).prepare(connection);
        ResultSet found = statement.executeQuery()) {
      List<PetPlace> places = new ArrayList<>();
      SqliteOrder order = new SqliteOrder(start.from());
      long last = start.end();
      int seen = 0;
      while (found.next()) {
        seen++;
        SqliteIdCursor cursor = cursor(found);
        last = cursor.position();
        order.next(last);
        if (wanted.test(row(found, cursor))) {
          places.add(new SqlitePlace(text(found.getBytes(7)), text(found.getBytes(8)), last));
        }
      }
      return new Page<>(places, seen < limit ? Optional.empty() : start.behind(last));
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Optional<PetRow> at(PetPlace place) {
    try (PreparedStatement statement =
            queries.at(((SqlitePlace) place).position()).prepare(connection);
        ResultSet found = statement.executeQuery()) {
      return found.next() ? Optional.of(row(found, cursor(found))) : Optional.empty();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public long countWithoutTraitsInFirst(int count) {
    return count(queries.countWithoutTraits(false, count));
  }

  @Override
  public long countWithoutTraitsInLast(int count) {
    return count(queries.countWithoutTraits(true, count));
  }

  private long count(SqliteQuery query) {
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet count = statement.executeQuery()) {
      return count.getLong(1);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static SqliteIdCursor cursor(ResultSet row) throws SQLException {
    return new SqliteIdCursor(StoredValue.read(row, 1), row.getLong(4));
  }

  private PetRow row(ResultSet row, SqliteIdCursor place) throws SQLException {
    boolean hasId = place.id() != null;
    long created = row.getLong(6);
    OptionalLong createdMillis = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(created);
    return new PetRow(
        hasId ? StoredValue.shown(place.id()) : SqlitePetKey.shownPlace(place.position()),
        hasId,
        orEmpty(row.getString(2)),
        orEmpty(row.getString(5)),
        createdMillis,
        column.read(row, 3, place.position()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("listing of pets", e, null);
  }
}
