package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.Cursor;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetPages;
import petshell.store.PetPlace;
import petshell.store.PetRow;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;

/** Listings by the index of the ids. */
final class PostgresPetPages implements PetPages {
  /** Rows that are in memory at the same time; traits may have a million bytes. */
  private static final int ROWS_AT_ONCE = 50;

  private final Connection connection;
  private final PostgresPetQueries queries;

  private PostgresPetPages(Connection connection, PostgresPetQueries queries) {
    this.connection = connection;
    this.queries = queries;
  }

  /**
   * Makes it.
   *
   * @param handle stays open
   */
  static PostgresPetPages of(Handle handle) {
    PostgresPets pets = PostgresPets.of(handle);
    return new PostgresPetPages(
        handle.getConnection(),
        new PostgresPetQueries(pets.traits(), pets.column("createdAt").isPresent()));
  }

  @Override
  public Page<PetRow> byId(PetFilter filter, Optional<Cursor> from, int limit) {
    PostgresCursor start =
        from.map(PostgresCursor.class::cast).orElse(new PostgresCursor(null, null));
    List<PetRow> page = new ArrayList<>();
    PostgresCursor last = start;
    long characters = 0;
    try (PreparedStatement statement = queries.byId(filter, start, limit).prepare(connection)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet found = statement.executeQuery()) {
        while (characters < TraitsDao.LONGEST_CHUNK && found.next()) {
          PetRow row = row(found);
          page.add(row);
          last = last.behind(row.id());
          characters += row.size();
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    boolean atEnd = characters < TraitsDao.LONGEST_CHUNK && page.size() < limit;
    return new Page<>(page, atEnd ? Optional.empty() : Optional.of(last));
  }

  @Override
  public Page<PetPlace> scan(
      PetFilter filter, Window window, Predicate<PetRow> wanted, Optional<Cursor> from, int limit) {
    PostgresCursor last =
        from.map(PostgresCursor.class::cast).orElse(new PostgresCursor(null, null));
    List<PetPlace> places = new ArrayList<>();
    int seen = 0;
    try (PreparedStatement statement =
        queries.places(filter, window, last, limit).prepare(connection)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          seen++;
          PetRow row = row(found);
          last = last.behind(row.id());
          if (wanted.test(row)) {
            places.add(new PostgresPlace(found.getString("key"), row.id()));
          }
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    return new Page<>(places, seen < limit ? Optional.empty() : Optional.of(last));
  }

  @Override
  public Optional<PetRow> at(PetPlace place) {
    try (PreparedStatement statement =
            queries.at(((PostgresPlace) place).id()).prepare(connection);
        ResultSet found = statement.executeQuery()) {
      return found.next() ? Optional.of(row(found)) : Optional.empty();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public long countWithoutTraitsInFirst(int rows) {
    return count(queries.countWithoutTraits(false, rows));
  }

  @Override
  public long countWithoutTraitsInLast(int rows) {
    return count(queries.countWithoutTraits(true, rows));
  }

  private long count(PostgresQuery query) {
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet count = statement.executeQuery()) {
      return count.next() ? count.getLong(1) : 0;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private PetRow row(ResultSet row) throws SQLException {
    long created = row.getLong("created");
    OptionalLong createdMillis = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(created);
    StoredTraits traits =
        queries.type().isEmpty()
            ? StoredTraits.MISSING
            : PostgresTraitsColumn.withSize(row, "traits", queries.type().get());
    return new PetRow(
        row.getString("id"),
        true,
        row.getString("name"),
        row.getString("owner"),
        createdMillis,
        traits);
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("listing of pets", e, null);
  }
}
