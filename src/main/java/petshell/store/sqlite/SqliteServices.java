package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.store.ChangeMark;
import petshell.store.EngineServices;
import petshell.store.OperatorLocks;
import petshell.store.Rests;
import petshell.store.SchemaText;

/** What SQLite and the file system know of a database. */
final class SqliteServices implements EngineServices {
  /**
   * SQLite has no queue for its lock: whoever waits tries again after 1, 2, 5, 10, 15, 20 and then
   * three times 25 ms, later every 100 ms.
   */
  private static final Rests RESTS = new Rests(Duration.ofMillis(26), Duration.ofMillis(101));

  private final SqliteFile address;
  private final Path file;

  SqliteServices(SqliteFile address) {
    this.address = address;
    this.file = address.file();
  }

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public List<String> backupCommand(Optional<Path> target) {
    String copy = target.orElse(Path.of(address.name() + ".backup")).toString();
    String quoted = copy.replace("\\", "\\\\").replace("\"", "\\\"");
    return List.of("sqlite3", file.toString(), ".backup \"" + quoted + '"');
  }

  @Override
  public String damageCheck() {
    return "PRAGMA integrity_check";
  }

  @Override
  public SchemaText schemaText() {
    return new SqliteSchemaText();
  }

  @Override
  public OperatorLocks operatorLocks() {
    return new SqliteOperatorLocks(file);
  }

  @Override
  public OptionalLong size() {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (IOException notThere) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<ChangeMark> changeMark() {
    return Optional.of(SqliteChangeMarks.of(file));
  }

  @Override
  public Optional<Rests> restsForOthers() {
    return Optional.of(RESTS);
  }

  /** One writes at a time, and a reader of its own has to read what the writer knows. */
  @Override
  public boolean servesMany() {
    return false;
  }

  /** SQLite writes a journal next to the file. */
  @Override
  public boolean isWritable() {
    return Files.isWritable(file) && Files.isWritable(address.folder());
  }

  @Override
  public boolean mayBeOpenInJava() {
    return FileUsers.javaMayUse(file);
  }
}
