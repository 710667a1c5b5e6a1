package petshell.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import petshell.store.PetShellException;

/**
 * Finds out whether a pooler gives each transaction another session of the server. There a lock
 * that a session holds is soon somebody else's.
 */
final class PostgresPooler {
  /** A pooler may by chance give the same session several times. */
  private static final int ROUNDS = 5;

  /** For a session that is free. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final String MARK = "petshell.session";

  /** What pgbouncer says to a transaction where each statement gets another session. */
  private static final String STATEMENTS_ONLY = "statement pooling mode";

  private PostgresPooler() {}

  /** Returns whether a pooler has refused a transaction, since it has none. */
  static boolean hasNoTransactions(SQLException thrown) {
    return PostgresFailure.of(thrown).text().contains(STATEMENTS_ONLY);
  }

  /** Returns the exception for a pooler that has no transactions. */
  static PetShellException refused(PostgresAddress address, SQLException cause) {
    return new PetShellException(
        PetShellException.Kind.REFUSED,
        "a pooler gives each statement another session, so that there are no transactions: "
            + address.label(),
        "name the server itself, or a pooler that keeps sessions",
        cause);
  }

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
      shareSessions(other);
      other.setNetworkTimeout(Runnable::run, (int) LONGEST_WAIT.toMillis());
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

  /** Prepares nothing, not even a COMMIT: it would stay in a session that others are given. */
  static void shareSessions(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).setPrepareThreshold(0);
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
