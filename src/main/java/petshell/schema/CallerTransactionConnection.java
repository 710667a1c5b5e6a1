package petshell.schema;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;

/**
 * The connection as Liquibase sees it, within a transaction that the caller began and will end.
 * Liquibase commits after each changeset and again after noting it, so that a process killed
 * between the two leaves a column that nobody remembers to have made. Here all of it is one
 * transaction: the changes, Liquibase's notes and the run journal.
 */
final class CallerTransactionConnection extends JdbcConnection {
  CallerTransactionConnection(Connection connection) {
    super(connection);
  }

  @Override
  public void commit() {
    // The caller commits.
  }

  @Override
  public void rollback() {
    // The caller rolls back: Liquibase also does this before it starts, and throws when it fails.
  }

  @Override
  public boolean getAutoCommit() {
    return false;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {
    // The caller's transaction stays as it is.
  }

  @Override
  public void close() {
    // The caller closes.
  }
}
