package petshell.store.postgres;

import java.nio.file.Path;
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
  private final PostgresAddress address;

  PostgresServices(PostgresAddress address) {
    this.address = address;
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
    return OptionalLong.empty();
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
  public boolean isWritable() {
    return true;
  }

  @Override
  public boolean mayBeOpenInJava() {
    return true;
  }
}
