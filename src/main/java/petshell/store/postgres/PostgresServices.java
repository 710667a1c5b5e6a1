package petshell.store.postgres;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.store.ChangeMark;
import petshell.store.EngineServices;
import petshell.store.OperatorLocks;
import petshell.store.Rests;
import petshell.store.SchemaText;

/** What a PostgreSQL server knows of a database. */
final class PostgresServices implements EngineServices {
  private static final String SIZE = "SELECT pg_catalog.pg_database_size(current_database())";

  /** Our own session may have made its transactions read-only for itself. */
  private static final String WRITABLE =
      """
      SELECT NOT pg_catalog.pg_is_in_recovery()
        AND (SELECT reset_val FROM pg_catalog.pg_settings
          WHERE name = 'default_transaction_read_only') = 'off'
        AND COALESCE(
          pg_catalog.has_table_privilege(
            (SELECT c.oid FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              WHERE c.relname = 'Pet' AND n.nspname = ?),
            'UPDATE'), true)
      """;

  /**
   * A program of Java's may go by any name; only where there is nobody else is there none. The
   * server's own processes, such as VACUUM's, are nobody.
   */
  private static final String OTHERS =
      """
      SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_catalog.pg_backend_pid()
        AND backend_type = 'client backend'
        AND application_name NOT LIKE 'petshell%')
      """;

  private final PostgresAddress address;
  private final Optional<PostgresSession> session;

  /**
   * Makes it.
   *
   * @param session of the open connection to the database, which is asked outside of transactions;
   *     empty where none is open
   */
  PostgresServices(PostgresAddress address, Optional<PostgresSession> session) {
    this.address = address;
    this.session = session;
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public List<String> backupCommand(Optional<Path> target) {
    return PostgresDump.command(address, target);
  }

  @Override
  public String damageCheck() {
    return "pg_amcheck";
  }

  @Override
  public SchemaText schemaText() {
    return new PostgresSchemaText();
  }

  @Override
  public OperatorLocks operatorLocks() {
    return new PostgresOperatorLocks(address);
  }

  @Override
  public OptionalLong size() {
    return asked(SIZE, row -> OptionalLong.of(row.getLong(1)), OptionalLong.empty());
  }

  @Override
  public Optional<ChangeMark> changeMark() {
    try {
      return PostgresChangeMarks.of(address);
    } catch (SQLException e) {
      throw PostgresErrors.explain(e, address, Duration.ZERO);
    }
  }

  /** Rows are locked, not the database, and who waits for one is served in turn. */
  @Override
  public Optional<Rests> restsForOthers() {
    return Optional.empty();
  }

  @Override
  public boolean servesMany() {
    return true;
  }

  @Override
  public boolean isWritable() {
    return asked(WRITABLE, row -> row.getBoolean(1), true);
  }

  @Override
  public boolean mayBeOpenInJava() {
    return asked(OTHERS, row -> row.getBoolean(1), true);
  }

  private interface Answer<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> T asked(String question, Answer<T> answer, T unknown) {
    if (session.isEmpty()) {
      return unknown;
    }
    PostgresSession asked = session.get();
    try (PreparedStatement statement = asked.connection().prepareStatement(question)) {
      if (question.indexOf('?') >= 0) {
        statement.setString(1, asked.schema());
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return answer.of(row);
      }
    } catch (SQLException e) {
      System.getLogger(PostgresServices.class.getName())
          .log(System.Logger.Level.DEBUG, "the server does not say", e);
      return unknown;
    }
  }
}
