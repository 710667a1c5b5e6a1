package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
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

/** The bulk path, page by page in the order that the database gives the ids. */
final class PostgresTraitsDao implements TraitsDao {
  private static final String QUARANTINE =
      """
      INSERT INTO "petshell_quarantine" AS q ("petId", "run", "error", "attempts", "failedAt")
      VALUES (?, ?, ?, 1, ?)
      ON CONFLICT ("petId") DO UPDATE
      SET "run" = excluded."run", "error" = excluded."error", "failedAt" = excluded."failedAt",
          "attempts" = q."attempts" + 1
      """;

  private static final String SAME_ID = " AND \"Pet\".\"id\" COLLATE \"C\" = u.i";

  /** A trigger's message, which is part of it, may have any length. */
  private static final int LONGEST_ERROR = 1_000;

  private final Connection connection;
  private final Optional<PostgresShards> shards;
  private final PostgresTraitsType type;
  private final boolean distinctIds;
  private final PostgresStoredPets stored;
  private final PostgresFillPages pages;
  private @Nullable PostgresFill fill;
  private int mostInStatement = Integer.MAX_VALUE;

  private PostgresTraitsDao(
      Connection connection,
      Optional<PostgresShards> shards,
      PostgresTraitsType type,
      boolean distinctIds) {
    this.connection = connection;
    this.shards = shards;
    this.type = type;
    this.distinctIds = distinctIds;
    this.stored = new PostgresStoredPets(connection, type);
    this.pages = new PostgresFillPages(connection);
  }

  /**
   * Makes it.
   *
   * @param handle stays open
   * @throws petshell.store.PetShellException if no traits can be stored in the column
   */
  static PostgresTraitsDao of(Handle handle, PostgresVariant variant) {
    PostgresPets pets = PostgresPets.of(handle);
    return new PostgresTraitsDao(
        handle.getConnection(),
        shards(handle.getConnection(), variant),
        pets.traits().orElse(PostgresTraitsType.JSONB),
        pets.column("id").map(PostgresPets.Column::distinct).orElse(true));
  }

  private static Optional<PostgresShards> shards(Connection connection, PostgresVariant variant) {
    try {
      return variant.shards(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Page<PetKey> page(PageRequest request) {
    try {
      Optional<PostgresCursor> from =
          request.from().isPresent()
              ? request.from().map(PostgresCursor.class::cast)
              : stored.start();
      return from.isPresent() ? pages.page(from.get(), request) : Page.none();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public List<TraitsToStore> prepare(List<PetKey> keys, TraitSource traits) {
    List<TraitsToStore> rows = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      traits.expectBehind(keys, i, PetKey::id);
      PetKey key = keys.get(i);
      rows.add(new PostgresFillRow(key, traits.bytes(key.id())));
    }
    return rows;
  }

  @Override
  public SeenRows seenRows() {
    return new PostgresSeenRows();
  }

  /** The primary key takes no NULL. */
  @Override
  public List<PetKey> withoutId(int limit) {
    return List.of();
  }

  @Override
  public Page<StoredPet> scan(PetFilter filter, Optional<Cursor> from) {
    try {
      Optional<PostgresCursor> start =
          from.isPresent() ? from.map(PostgresCursor.class::cast) : stored.start();
      return start.isPresent() ? stored.next(filter, start.get()) : Page.none();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public RawPet raw(PetKey key) {
    try {
      return new RawPet(
          new PostgresBytes(connection, "\"Pet\".\"id\"", key.id()),
          new PostgresBytes(connection, type.read("\"Pet\".\"traits\""), key.id()));
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public int pageRows() {
    return shards.isPresent() ? PostgresShards.LARGE_PAGE : 2 * PAGE_ROWS;
  }

  @Override
  public int statementRows(int most) {
    mostInStatement = most;
    return shards.map(one -> one.rowsAPage(most)).orElse(most);
  }

  @Override
  public List<Written> fill(List<TraitsToStore> rows, StoredTime now) {
    try {
      if (fill == null) {
        fill = new PostgresFill(connection, type, distinctIds ? "" : SAME_ID, shards);
      }
      return fill.store(rows, now, mostInStatement);
    } catch (SQLException e) {
      throw failure(e);
    }
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
    try (PreparedStatement statement = connection.prepareStatement(QUARANTINE)) {
      statement.setString(1, key.id());
      statement.setLong(2, run);
      statement.setString(
          3, error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR));
      statement.setString(4, now);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("bulk access to the traits", e, null);
  }

  @Override
  public void close() {
    try {
      if (fill != null) {
        fill.close();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
