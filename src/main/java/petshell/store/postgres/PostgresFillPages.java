package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.TraitsDao.PageRequest;

/** Reads pages of the ids of pets that have no traits, in the order of the primary key. */
final class PostgresFillPages {
  /** A joined table that is small costs little; and a cluster of servers can do it, too. */
  private static final String PAGE =
      """
      SELECT %s FROM "Pet"
      LEFT JOIN "petshell_quarantine" AS q ON q."petId" = "Pet"."id"
      WHERE %s AND (q."petId" IS NULL""";

  private static final String ID = "\"Pet\".\"id\"";

  /** An index takes a long id where it can be compressed, so that its length knows no bound. */
  private static final String SHORT_ID =
      "CASE WHEN octet_length(\"Pet\".\"id\") <= 1000 THEN \"Pet\".\"id\" END";

  private static final String MISSING = "\"Pet\".\"traits\" IS NULL";

  /** Of this the planner believes nothing, so that it reads in the order of the key. */
  private static final String MISSING_UNKNOWN =
      "CASE WHEN \"Pet\".\"traits\" IS NULL THEN TRUE ELSE FALSE END";

  /** Clusters keep them with the shards, and have none here. */
  private static final String STATISTICS =
      """
      SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_stats
        WHERE schemaname = current_schema() AND tablename = 'Pet' AND attname = 'traits')
      """;

  private final Connection connection;
  private @Nullable String missing;

  /**
   * Makes it.
   *
   * @param connection stays open
   */
  PostgresFillPages(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads a page, as {@link petshell.store.TraitsDao#page} says. It ends before an id that is long,
   * which the next page gives alone.
   */
  Page<PetKey> page(PostgresCursor from, PageRequest request) throws SQLException {
    List<PetKey> keys = keys(SHORT_ID, from, request, request.limit());
    int cut = keys.indexOf(null);
    if (cut == 0) {
      keys = keys(ID, from, request, 1);
    } else if (cut > 0) {
      keys = keys.subList(0, cut);
    }
    boolean atEnd = keys.isEmpty() || (cut < 0 && keys.size() < request.limit());
    return atEnd
        ? new Page<>(keys, Optional.empty())
        : new Page<>(keys, Optional.of(from.behind(keys.get(keys.size() - 1).id())));
  }

  /** Returns the ids, with null for one that is left out. */
  private List<@Nullable PetKey> keys(
      String column, PostgresCursor from, PageRequest request, int limit) throws SQLException {
    PostgresQuery query = new PostgresQuery(String.format(Locale.ROOT, PAGE, column, missing()));
    request.retriedRun().ifPresent(run -> query.add("OR q.\"run\" <>").value(run));
    query.add(")").from(from).add("ORDER BY \"Pet\".\"id\" LIMIT").value(limit);
    List<@Nullable PetKey> keys = new ArrayList<>();
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        keys.add(id == null ? null : new PostgresPetKey(id));
      }
    }
    return keys;
  }

  /**
   * Returns the condition that a pet has no traits. Of a new column the server has no statistics,
   * and takes it for hardly ever NULL: it would scan and sort all pets for the first pages.
   */
  private String missing() throws SQLException {
    if (missing == null) {
      try (PreparedStatement statement = connection.prepareStatement(STATISTICS);
          ResultSet row = statement.executeQuery()) {
        missing = row.next() && row.getBoolean(1) ? MISSING : MISSING_UNKNOWN;
      }
    }
    return missing;
  }
}
