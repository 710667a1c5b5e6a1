package petshell;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import petshell.store.postgres.StoppableServer;

/**
 * Holds the first pet that is written up, with the transaction of its batch, until this is closed.
 */
final class LateCommit implements AutoCloseable {
  private static final int GATE = 7;

  private final Connection connection;

  private LateCommit(Connection connection) {
    this.connection = connection;
  }

  /** Whoever writes the next pet is held up; nobody else is. */
  static LateCommit awaitFirstWrite(StoppableServer server) throws SQLException {
    LateCommit gate = new LateCommit(server.connect("test"));
    gate.execute("SELECT pg_advisory_lock(" + GATE + ")");
    gate.execute("CREATE SEQUENCE passed");
    gate.execute(
        "CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF nextval('passed') = 1 THEN PERFORM pg_advisory_xact_lock("
            + GATE
            + "); END IF; RETURN NEW; END $$");
    gate.execute(
        "CREATE TRIGGER pass BEFORE UPDATE ON \"Pet\" FOR EACH ROW EXECUTE FUNCTION pass()");
    return gate;
  }

  /** Lets the statement that was held up go on; its transaction stays open. */
  void open() throws SQLException {
    execute("SELECT pg_advisory_unlock(" + GATE + ")");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      execute("SELECT pg_advisory_unlock_all()");
      execute("DROP TRIGGER pass ON \"Pet\"");
      execute("DROP FUNCTION pass");
      execute("DROP SEQUENCE passed");
    }
  }
}
