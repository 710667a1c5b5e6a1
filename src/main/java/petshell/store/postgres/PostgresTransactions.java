package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/** Starts and ends the transactions of one connection. */
abstract sealed class PostgresTransactions {
  private static final String SNAPSHOT =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

  private final Connection connection;

  private PostgresTransactions(Connection connection) {
    this.connection = connection;
  }

  /** See {@link petshell.store.Engine#beginWrite}. */
  final void beginWrite() {
    try {
      beginWrite(connection);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("BEGIN", e, null);
    }
  }

  /** See {@link petshell.store.Engine#beginSnapshot}. */
  final void beginSnapshot() {
    try {
      beginSnapshot(connection);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(SNAPSHOT, e, null);
    }
  }

  /** See {@link petshell.store.Engine#commit}. */
  final void commit() {
    try {
      commit(connection);
      autosave(AutoSave.NEVER);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("COMMIT", e, null);
    }
  }

  /** See {@link petshell.store.Engine#rollback}. */
  final void rollback() {
    try {
      autosave(AutoSave.NEVER);
      rollback(connection);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("ROLLBACK", e, null);
    }
  }

  /** Sets whether a statement that fails leaves the transaction as it was before it. */
  final void autosave(AutoSave mode) throws SQLException {
    connection.unwrap(PGConnection.class).setAutosave(mode);
  }

  final void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  abstract void beginWrite(Connection on) throws SQLException;

  abstract void beginSnapshot(Connection on) throws SQLException;

  abstract void commit(Connection on) throws SQLException;

  abstract void rollback(Connection on) throws SQLException;

  /** Transactions as everybody has them. */
  static final class Real extends PostgresTransactions {
    private final PostgresSession session;

    Real(PostgresSession session) {
      super(session.connection());
      this.session = session;
    }

    /** The driver sends BEGIN along with the first statement; the session sees to its kind. */
    @Override
    void beginWrite(Connection on) throws SQLException {
      on.setAutoCommit(false);
      session.inWrite();
    }

    /** The driver sends BEGIN along with the statement. Server cursors need this kind of begin. */
    @Override
    void beginSnapshot(Connection on) throws SQLException {
      on.setAutoCommit(false);
      execute(SNAPSHOT);
      session.inTransaction();
    }

    @Override
    void commit(Connection on) throws SQLException {
      on.commit();
      on.setAutoCommit(true);
    }

    @Override
    void rollback(Connection on) throws SQLException {
      if (!on.getAutoCommit()) {
        on.rollback();
        on.setAutoCommit(true);
      }
    }
  }

  /** Parts of a transaction that never ends well. */
  static final class Tried extends PostgresTransactions {
    Tried(Connection connection) {
      super(connection);
    }

    @Override
    void beginWrite(Connection on) throws SQLException {
      execute("SAVEPOINT petshell_trial");
    }

    @Override
    void beginSnapshot(Connection on) throws SQLException {
      beginWrite(on);
    }

    @Override
    void commit(Connection on) throws SQLException {
      execute("RELEASE SAVEPOINT petshell_trial");
    }

    @Override
    void rollback(Connection on) throws SQLException {
      execute("ROLLBACK TO SAVEPOINT petshell_trial");
      execute("RELEASE SAVEPOINT petshell_trial");
    }
  }
}
