package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import petshell.store.DatabaseAddress;
import petshell.store.Engine;
import petshell.store.NewFile;

/**
 * The address of a SQLite database.
 *
 * @param file its file, which need not exist
 * @param frozen whether it is whole and nobody writes it, so that it is read without locks
 */
public record SqliteFile(Path file, boolean frozen) implements DatabaseAddress {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if the file is null
   */
  public SqliteFile {
    Objects.requireNonNull(file, "file");
  }

  /**
   * Makes the address of a database that anybody may write.
   *
   * @param file its file
   */
  public SqliteFile(Path file) {
    this(file, false);
  }

  @Override
  public Engine engine() {
    return new SqliteEngine(this);
  }

  @Override
  public String label() {
    return file.toString();
  }

  @Override
  public String fullLabel() {
    return file.toAbsolutePath().toString();
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public String url() {
    return "file:" + file;
  }

  @Override
  public String identity() {
    try {
      return file.toRealPath().toString();
    } catch (IOException notThere) {
      return fullLabel();
    }
  }

  @Override
  public Path folder() {
    Path whole = file.toAbsolutePath();
    return whole.getParent() == null ? whole : whole.getParent();
  }

  @Override
  public DatabaseAddress withPassword(String password) {
    return this;
  }

  @Override
  public void create(Consumer<DatabaseAddress> content) {
    try (NewFile made = NewFile.begin(NewFile.Kind.DATABASE, file)) {
      content.accept(new SqliteFile(made.draft()));
      made.publish();
    }
  }

  @Override
  public String toString() {
    return label();
  }
}
