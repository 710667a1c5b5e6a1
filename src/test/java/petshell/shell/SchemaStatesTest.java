package petshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;
import petshell.store.WebAppDatabase;

class SchemaStatesTest extends SchemaStatesContract {
  private static final Map<BrokenSchema.Before, byte[]> MADE = new ConcurrentHashMap<>();

  @TempDir private Path folder;

  @Override
  SchemaScene scene(BrokenSchema.Before before) throws IOException {
    Scene scene = new Scene(CommandHarness.demo(folder));
    Path file = scene.database().file();
    if (MADE.containsKey(before)) {
      Files.write(file, MADE.get(before));
    } else {
      before.in(scene);
      MADE.put(before, Files.readAllBytes(file));
    }
    return scene;
  }

  private record Scene(CommandHarness pets) implements SchemaScene {
    WebAppDatabase database() {
      return pets.database();
    }

    @Override
    public Result run(String... words) {
      return pets.run(words);
    }

    @Override
    public void execute(String sql) {
      database().execute(sql);
    }

    @Override
    public List<String> query(String sql) {
      return database().query(sql);
    }

    @Override
    public void addColumnAsTheApp() {
      execute("ALTER TABLE \"Pet\" ADD COLUMN \"traits\" TEXT");
    }

    @Override
    public void rebuildAsTheOrm() {
      WebAppDatabase database = database();
      String sql = database.query("SELECT sql FROM sqlite_master WHERE name = 'Pet'").get(0);
      int column = sql.indexOf(", \"traits\" ");
      String key = sql.substring(sql.indexOf("CONSTRAINT \"Pet_userId_fkey\""));
      int check = key.indexOf(", CONSTRAINT \"Pet_traits_check\"");
      String own =
          sql.substring(0, column)
                  .replaceFirst("\"Pet\"", "\"new_Pet\"")
                  .replaceFirst(
                      "\"name\" TEXT NOT NULL,", "\"name\" TEXT NOT NULL,\n    \"traits\" TEXT,")
              + ",\n    "
              + (check < 0 ? key : key.substring(0, check) + ")");
      String columns =
          String.join(
              ", ", database.query("SELECT '\"' || name || '\"' FROM pragma_table_info('Pet')"));
      database.execute(
          "PRAGMA foreign_keys = OFF",
          own,
          "INSERT INTO new_Pet (%s) SELECT %s FROM Pet".formatted(columns, columns),
          "DROP TABLE Pet",
          "ALTER TABLE new_Pet RENAME TO Pet");
    }

    @Override
    public boolean hasColumn() {
      return !query("SELECT 1 FROM pragma_table_info('Pet') WHERE name = 'traits'").isEmpty();
    }

    @Override
    public List<String> ownTables() {
      return query(
          "SELECT name FROM sqlite_master"
              + " WHERE name LIKE 'petshell%' OR name LIKE 'DATABASE%'");
    }

    @Override
    public Object everythingStored() {
      return pets.files();
    }

    @Override
    public List<Path> savedFiles() {
      List<Path> found = new ArrayList<>();
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(
              database().file().resolveSibling("."), "traits-before-rollback-*")) {
        files.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return found;
    }

    @Override
    public void close() {}
  }
}
