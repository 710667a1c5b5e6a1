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
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.Fill;
import petshell.store.PetKey;
import petshell.store.StoredPet;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;

/**
 * The bulk path by rowid. It keeps prepared statements of the connection: over a million rows
 * SqlObject takes 1.3 times as long, and Jdbi's PreparedBatch 1.2.
 */
final class SqliteTraitsDao implements TraitsDao {
  private static final String SCAN =
      """
      SELECT %1$s, %3$s, %4$s FROM %2$s
      WHERE %1$s >= ? ORDER BY %1$s LIMIT ?
      """;

  private static final String WITHOUT_ID =
      """
      SELECT %1$s FROM "Pet"
      WHERE "Pet"."id" IS NULL AND "Pet"."traits" IS NULL ORDER BY %1$s LIMIT ?
      """;

  private static final String STORED =
      """
      SELECT %1$s, %3$s, %4$s FROM %2$s WHERE %1$s = ?
      """;

  private static final String LAST =
      """
      SELECT max(%1$s) FROM %2$s
      """;

  private static final String QUARANTINE =
      """
      INSERT INTO "petshell_quarantine" ("petId", "run", "error", "attempts", "failedAt")
      SELECT "Pet"."id", ?, ?, 1, ? FROM "Pet" WHERE %1$s = ? AND "Pet"."id" IS NOT NULL
      ON CONFLICT ("petId") DO UPDATE
      SET "run" = excluded."run", "error" = excluded."error", "failedAt" = excluded."failedAt",
          "attempts" = "attempts" + 1
      """;

  /** A trigger's message, which stands in it, may have any length. */
  private static final int LONGEST_ERROR = 1_000;

  private final Connection connection;
  private final SqliteRows rows;
  private final SqlitePages pages;
  private final SqliteTraitsColumn traits;
  private PreparedStatement scan;
  private SqliteFill fill;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   */
  SqliteTraitsDao(Connection connection, SqliteRows rows) {
    this.connection = connection;
    this.rows = rows;
    this.pages = new SqlitePages(connection, rows.position());
    this.traits = new SqliteTraitsColumn(connection, rows);
  }

  @Override
  public List<PetKey> page(PageRequest request) {
    try {
      return pages.next(request);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public List<PetKey> withoutId(int limit) {
    List<PetKey> keys = new ArrayList<>();
    try (PreparedStatement statement = prepare(WITHOUT_ID)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(PetKey.withoutId(row.getLong(1)));
        }
      }
      return keys;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public List<StoredPet> scan(OptionalLong from) {
    try {
      if (scan == null) {
        scan = prepare(SCAN);
      }
      scan.setLong(1, from.orElse(Long.MIN_VALUE));
      scan.setInt(2, CHUNK_ROWS);
      List<StoredPet> pets = new ArrayList<>();
      long characters = 0;
      SqliteOrder order = new SqliteOrder(from);
      try (ResultSet row = scan.executeQuery()) {
        while (characters < LONGEST_CHUNK && row.next()) {
          StoredPet pet = pet(row);
          order.next(pet.key().position());
          pets.add(pet);
          characters += pet.size();
        }
      }
      return pets;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public RawPet raw(PetKey key) {
    try {
      return new RawPet(
          new SqliteBytes(connection, rows, "\"Pet\".\"id\"", key.position()),
          new SqliteBytes(connection, rows, "\"Pet\".\"traits\"", key.position()));
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Reads a pet from the columns of a row: its position, id and traits. */
  private StoredPet pet(ResultSet rows) throws SQLException {
    PetKey key = SqlitePages.key(rows);
    return new StoredPet(key, traits.read(rows, 3, key.position()));
  }

  @Override
  public List<Written> fill(List<Fill> fills, StoredTime now) {
    try {
      if (fill == null) {
        fill = new SqliteFill(connection, rows.position());
      }
      if (fill.all(fills, now)) {
        return Collections.nCopies(fills.size(), Written.STORED);
      }
      List<Written> outcomes = new ArrayList<>(fills.size());
      for (Fill one : fills) {
        Written outcome = fill.one(one, now);
        outcomes.add(outcome == Written.SKIPPED ? whyNot(one.key()) : outcome);
      }
      return outcomes;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public OptionalLong lastPosition() {
    try (PreparedStatement statement = prepare(LAST);
        ResultSet row = statement.executeQuery()) {
      long position = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
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
    try (PreparedStatement statement = prepare(STORED)) {
      statement.setLong(1, key.position());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        StoredPet pet = pet(row);
        // The id is compared as it was read: one that is no proper text matches no parameter.
        return pet.key().id().equals(key.id()) ? Optional.of(pet.traits()) : Optional.empty();
      }
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
      statement.setLong(4, key.position());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(
        String.format(
            Locale.ROOT,
            sql,
            rows.position(),
            rows.source(),
            SqliteTraitsColumn.ID,
            SqliteTraitsColumn.SHORT));
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("bulk access to the traits", e, null);
  }

  @Override
  public void close() {
    try {
      pages.close();
      if (scan != null) {
        scan.close();
      }
      if (fill != null) {
        fill.close();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
