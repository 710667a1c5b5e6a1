package petshell.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out whether a pooler gives each transaction another session of the server. There a lock
 * that a session holds is soon somebody else's.
 */
final class PostgresPooler {
  /** A pooler may by chance give the same session several times. */
  private static final int ROUNDS = 5;

  private static final String MARK = "petshell.session";

  private PostgresPooler() {}

  /**
   * Returns whether a connection keeps its session between transactions: no other one meets it, and
   * it meets no other one.
   *
   * @param connection outside of a transaction; its session is left as it was
   */
  static boolean keepsSession(Connection connection, PostgresAddress address) throws SQLException {
    String mark = UUID.randomUUID().toString();
    boolean keeps = true;
    try (Connection other = PostgresConnections.open(address)) {
      other.setAutoCommit(false);
      for (int round = 0; round < ROUNDS && keeps; round++) {
        mark(connection, mark);
        boolean isMet = mark(other).filter(mark::equals).isPresent();
        keeps = !isMet && mark(connection).filter(mark::equals).isPresent();
        if (isMet) {
          mark(other, "");
        }
        other.commit();
      }
    }
    mark(connection, "");
    return keeps;
  }

  private static void mark(Connection connection, String mark) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT set_config('" + MARK + "', '" + mark + "', false)");
    }
  }

  private static Optional<String> mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('" + MARK + "', true)")) {
      row.next();
      return Optional.ofNullable(row.getString(1));
    }
  }
}
