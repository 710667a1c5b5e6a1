package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;
import petshell.store.WebAppDatabase;

/** Tables of the pets on which petshell's work would not be safe, and how every command says so. */
class OddTablesTest {
  private static final String KEY = "NOT NULL PRIMARY KEY";

  /** A table that is made otherwise than the web app makes it. */
  enum Shape {
    WITHOUT_ROWID("\"Pet\" is a table WITHOUT ROWID", sql -> sql + " WITHOUT ROWID"),
    ALL_ROW_NAMES_HIDDEN(
        "columns of \"Pet\" named rowid, oid and _rowid_ hide the rowids",
        sql -> sql.replaceFirst("\\(", "(rowid, OID, _RowID_ INTEGER, ")),
    IDS_NOT_UNIQUE("the ids of \"Pet\" are not unique", sql -> sql.replace(KEY, "NOT NULL")),
    IDS_UNIQUE_WITH_ANOTHER_COLUMN(
        "the ids of \"Pet\" are not unique",
        sql -> sql.replace(KEY, "NOT NULL").replace("CONSTRAINT", "UNIQUE (id, name), CONSTRAINT")),
    TRAITS_IN_CAPITALS(
        "\"Pet\" has a column \"TRAITS\", which petshell and the web app name \"traits\"",
        sql -> sql.replaceFirst("\\(", "(\"TRAITS\" TEXT, ")),
    TRAITS_GENERATED(
        "the column \"Pet\".\"traits\" is generated",
        sql -> sql.replaceFirst("\\(", "(\"traits\" TEXT AS (name), ")),
    TRAITS_GENERATED_AND_STORED(
        "the column \"Pet\".\"traits\" is generated",
        sql -> sql.replaceFirst("\\(", "(\"traits\" TEXT AS (name) STORED, "));

    private final String message;

    // Functions of texts alone.
    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryOperator<String> definition;

    Shape(String message, UnaryOperator<String> definition) {
      this.message = message;
      this.definition = definition;
    }

    private void make(WebAppDatabase pets) {
      pets.remakePets(definition);
    }
  }

  @TempDir private Path folder;

  private static List<List<String>> commands() {
    return List.of(
        List.of("status"),
        List.of("migrate"),
        List.of("migrate", "--dry-run"),
        List.of("backfill"),
        List.of("backfill", "--dry-run"),
        List.of("verify"),
        List.of("show-pet", "0"),
        List.of("explain", "0"),
        List.of("list-pets"),
        List.of("stats"),
        List.of("create-pet", "Mia", "--owner", "user1@example.test"),
        List.of("regen", "0"),
        List.of("regen", "--all"),
        List.of("undo", "1"),
        List.of("enforce"));
  }

  private static void assertRefused(CommandHarness pets, String message) {
    assertRefused(pets, message, List.of(List.of("status"), List.of("migrate"), List.of("verify")));
  }

  private static void assertRefused(
      CommandHarness pets, String message, List<List<String>> commands) {
    WebAppDatabase database = pets.database();
    byte[] before = bytes(database.file());
    for (List<String> command : commands) {
      Result result =
          pets.run(Stream.concat(command.stream(), Stream.of("--yes")).toArray(String[]::new));
      assertEquals(1, result.code(), command + result.err());
      assertTrue(result.err().contains(message), command + result.err());
      assertTrue(result.err().contains(": FOLDER/dev.db; "), result.err());
      assertEquals("", result.out(), command.toString());
      assertArrayEquals(before, bytes(database.file()), command.toString());
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void everyCommandRefusesBeforeItWrites(Shape shape) {
    CommandHarness pets = CommandHarness.demo(folder);
    shape.make(pets.database());
    assertRefused(pets, shape.message, commands());
  }

  /** Other things under the name, made by statements. */
  enum Other {
    A_VIEW(
        "\"Pet\" is a view, not a table",
        "ALTER TABLE Pet RENAME TO Animal",
        "CREATE VIEW Pet AS SELECT * FROM Animal"),
    A_VIRTUAL_TABLE(
        "\"Pet\" is a virtual table",
        "PRAGMA foreign_keys = OFF",
        "DROP TABLE Pet",
        "CREATE VIRTUAL TABLE Pet USING fts5(id, name, userId, updatedAt)"),
    LOWER_CASE(
        "a table of the web app has the wrong name: \"pet\" instead of \"Pet\"",
        "ALTER TABLE Pet RENAME TO other",
        "ALTER TABLE other RENAME TO pet"),
    NO_TABLE("it has no \"Pet\".\"id\"", "PRAGMA foreign_keys = OFF", "DROP TABLE Pet"),
    NO_OWNER("it has no \"Pet\".\"userId\"", "ALTER TABLE Pet RENAME COLUMN userId TO ownerId");

    private final String message;
    private final String statements;

    Other(String message, String... statements) {
      this.message = message;
      this.statements = String.join(";", statements);
    }
  }

  @ParameterizedTest
  @EnumSource(Other.class)
  void everyCommandRefusesWhatIsNotTheTable(Other other) {
    CommandHarness pets = CommandHarness.demo(folder);
    pets.database().execute(other.statements.split(";", -1));
    assertRefused(pets, other.message);
  }

  @Test
  void anIndexOfSomeIdsOnlyOrOfAnExpressionDoesNotMakeThemUnique() {
    CommandHarness pets = CommandHarness.demo(folder);
    pets.database().remakePets(sql -> sql.replace(KEY, "NOT NULL"));
    pets.database()
        .execute(
            "CREATE UNIQUE INDEX part ON Pet (id) WHERE id > ''",
            "CREATE UNIQUE INDEX expression ON Pet (lower(id))",
            "CREATE INDEX plain ON Pet (id)");
    assertRefused(pets, "the ids of \"Pet\" are not unique");
    pets.database().execute("CREATE UNIQUE INDEX \"whole \"\"'\" ON Pet (id)");
    assertEquals(0, pets.run("migrate").code());
    assertEquals(0, pets.run("backfill").code());
  }

  @Test
  void idsThatAreRowidsAreRefused() {
    CommandHarness pets = CommandHarness.demo(folder);
    pets.database()
        .execute(
            "PRAGMA foreign_keys = OFF",
            "DROP TABLE Pet",
            "CREATE TABLE Pet (id INTEGER PRIMARY KEY, name TEXT, userId TEXT, updatedAt)");
    assertRefused(pets, "the ids of \"Pet\" are rowids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "name"})
  void aCollationThatOnlyTheAppHasIsRefused(String column) {
    CommandHarness pets = CommandHarness.demo(folder);
    pets.database()
        .remakePets(
            sql ->
                sql.replace("\"" + column + "\" TEXT", "\"" + column + "\" TEXT COLLATE BINARY"));
    pets.database()
        .execute(
            "CREATE INDEX names ON Pet (name)",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, 'COLLATE BINARY', 'COLLATE icu_de')");
    assertRefused(
        pets, "an index of \"Pet\" needs a collation that petshell does not have: \"icu_de\"");
  }

  @Test
  void commandsThatNeedNoOtherTableDoWithoutIt() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("PRAGMA foreign_keys = OFF", "DROP TABLE PetTrait", "DROP TABLE Trait");
    String id = pets.database().query("SELECT id FROM Pet LIMIT 1").get(0);
    for (String command : List.of("show-pet " + id, "create-pet Mia --owner user1@example.test")) {
      Result result = pets.run(command.split(" "));
      assertEquals(1, result.code());
      assertTrue(result.err().contains("it has no \"Trait\".\"id\""), result.err());
    }
    pets.database().execute("PRAGMA foreign_keys = OFF", "DROP TABLE User");
    for (String command : List.of("create-pet Mia --owner a@b.c", "list-pets --owner a@b.c")) {
      Result result = pets.run(command.split(" "));
      assertEquals(1, result.code());
      assertTrue(result.err().contains("it has no \"User\".\"id\""), result.err());
    }
    for (String command :
        List.of("status", "verify", "list-pets", "regen " + id, "rollback --yes")) {
      assertEquals(0, pets.run(command.split(" ")).code(), command);
    }
  }

  /** An earlier petshell may have migrated them; what was stored since must not be lost. */
  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {
        "WITHOUT_ROWID",
        "ALL_ROW_NAMES_HIDDEN",
        "IDS_NOT_UNIQUE",
        "IDS_UNIQUE_WITH_ANOTHER_COLUMN"
      })
  void whatWasMigratedOnceCanBeRolledBackAndUninstalled(Shape shape) throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    WebAppDatabase database = pets.database();
    shape.make(database);
    String schema = "SELECT name, sql FROM sqlite_master ORDER BY 1";
    List<String> before = database.query(schema);
    database.migrate();
    database.execute("UPDATE Pet SET traits = 'mine ' || id WHERE name LIKE 'M%'");
    List<String> stored =
        database.query("SELECT id, traits FROM Pet WHERE traits IS NOT NULL ORDER BY id");
    assertRefused(pets, shape.message);
    assertDone(pets, "backup", folder.resolve("copy.db").toString());
    assertDone(pets, "rollback", "--dry-run");
    assertDone(pets, "rollback", "--yes");
    assertEquals(stored, saved());
    assertDone(pets, "uninstall", "--yes");
    assertEquals(before, database.query(schema));
  }

  private static void assertDone(CommandHarness pets, String... words) {
    Result result = pets.run(words);
    assertEquals(0, result.code(), result.err());
  }

  private List<String> saved() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
      return Files.readAllLines(files.iterator().next()).stream()
          .map(line -> line.replaceAll("\\{\"id\":\"(.*)\",\"traits\":\"(.*)\",\"state.*", "$1|$2"))
          .sorted()
          .toList();
    }
  }
}
