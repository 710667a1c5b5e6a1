package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import petshell.store.Cursor;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetKey;
import petshell.store.SeenRows;
import petshell.store.StoredPet;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;
import petshell.store.TraitsToStore;
import petshell.trait.TraitSource;

/**
 * The bulk path by rowid. It keeps prepared statements of the connection: over a million rows
 * SqlObject takes 1.3 times as long, and Jdbi's PreparedBatch 1.2.
 */
final class SqliteTraitsDao implements TraitsDao {
  private static final String WITHOUT_ID =
      """
      SELECT %1$s FROM "Pet"
      WHERE "Pet"."id" IS NULL AND "Pet"."traits" IS NULL ORDER BY %1$s LIMIT ?
      """;

  private static final String QUARANTINE =
      """
      INSERT INTO "petshell_quarantine" ("petId", "run", "error", "attempts", "failedAt")
      SELECT "Pet"."id", ?, ?, 1, ? FROM "Pet" WHERE %1$s = ? AND "Pet"."id" IS NOT NULL
      ON CONFLICT ("petId") DO UPDATE
      SET "run" = excluded."run", "error" = excluded."error", "failedAt" = excluded."failedAt",
          "attempts" = "attempts" + 1
      """;

  /** A trigger's message, which is part of it, may have any length. */
  private static final int LONGEST_ERROR = 1_000;

  private final Connection connection;
  private final String position;
  private final SqlitePages pages;
  private final SqliteStoredPets stored;
  private @Nullable SqliteFill fill;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   */
  SqliteTraitsDao(Connection connection, SqliteRows rows) {
    this.connection = connection;
    this.position = rows.position();
    this.pages = new SqlitePages(connection, position);
    this.stored = new SqliteStoredPets(connection, rows);
  }

  @Override
  public Page<PetKey> page(PageRequest request) {
    try {
      Optional<SqliteCursor> from =
          request.from().isPresent()
              ? Optional.of(SqliteCursor.of(request.from()))
              : stored.start();
      return from.isPresent() ? pages.next(from.get(), request) : Page.none();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public List<TraitsToStore> prepare(List<PetKey> keys, TraitSource texts) {
    return SqliteFillPage.pack(List.copyOf(keys), texts).fills();
  }

  @Override
  public SeenRows seenRows() {
    return new SqliteSeenRows();
  }

  @Override
  public List<PetKey> withoutId(int limit) {
    List<PetKey> keys = new ArrayList<>();
    try (PreparedStatement statement = prepare(WITHOUT_ID)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(SqlitePetKey.withoutId(row.getLong(1)));
        }
      }
      return keys;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Page<StoredPet> scan(PetFilter filter, Optional<Cursor> from) {
    try {
      return stored.next(
          filter,
          from.isPresent() ? SqliteCursor.of(from) : stored.start().orElse(SqliteCursor.START));
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public RawPet raw(PetKey key) {
    try {
      return stored.raw(key);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public int pageRows() {
    return PAGE_ROWS;
  }

  @Override
  public int statementRows(int most) {
    return most;
  }

  @Override
  public List<Written> fill(List<TraitsToStore> rows, StoredTime now) {
    try {
      if (fill == null) {
        fill = new SqliteFill(connection, position);
      }
      List<SqliteFillRow> fills = rows.stream().map(SqliteFillRow.class::cast).toList();
      if (fill.all(fills, now)) {
        return Collections.nCopies(fills.size(), Written.STORED);
      }
      List<Written> outcomes = new ArrayList<>(fills.size());
      for (SqliteFillRow one : fills) {
        Written outcome = fill.one(one, now);
        outcomes.add(outcome == Written.SKIPPED ? whyNot(one.key()) : outcome);
      }
      return outcomes;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Written whyNot(PetKey key) {
    return stored(key).filter(StoredTraits::isMissing).isPresent()
        ? Written.IGNORED
        : Written.SKIPPED;
  }

  @Override
  public Optional<StoredTraits> stored(PetKey key) {
    try {
      return stored.stored(key);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void quarantine(PetKey key, long run, String error, String now) {
    try (PreparedStatement statement = prepare(QUARANTINE)) {
      statement.setLong(1, run);
      statement.setString(
          2, error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR));
      statement.setString(3, now);
      statement.setLong(4, SqlitePetKey.position(key));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(String.format(Locale.ROOT, sql, position));
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("bulk access to the traits", e, null);
  }

  @Override
  public void close() {
    try {
      pages.close();
      if (fill != null) {
        fill.close();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
