package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.PostgresScene.Stage;
import petshell.shell.ShellHarness.Result;

/** What PostgreSQL lets people make of the table of the pets, and how petshell takes it. */
class PostgresOddTablesTest {
  private static final String ALONE =
      "ALTER TABLE \"PetTrait\" DROP CONSTRAINT \"PetTrait_petId_fkey\"";

  /** What petshell does not work on. */
  enum Odd {
    A_VIEW(
        "\"Pet\" is a view, not a table",
        "ALTER TABLE \"Pet\" RENAME TO animal",
        "CREATE VIEW \"Pet\" AS SELECT * FROM animal"),
    A_MATERIALIZED_VIEW(
        "\"Pet\" is a view, not a table",
        "ALTER TABLE \"Pet\" RENAME TO animal",
        "CREATE MATERIALIZED VIEW \"Pet\" AS SELECT * FROM animal"),
    A_FOREIGN_TABLE(
        "\"Pet\" is a foreign table, whose rows another server keeps",
        "ALTER TABLE \"Pet\" RENAME TO animal",
        "CREATE FOREIGN DATA WRAPPER elsewhere",
        "CREATE SERVER other FOREIGN DATA WRAPPER elsewhere",
        "CREATE FOREIGN TABLE \"Pet\" (\"id\" TEXT, \"name\" TEXT, \"userId\" TEXT,"
            + " \"updatedAt\" TIMESTAMP(3)) SERVER other"),
    SMALL_LETTERS(
        "a table of the web app has the wrong name: \"pet\" instead of \"Pet\"",
        "ALTER TABLE \"Pet\" RENAME TO pet"),
    INHERITED("other tables inherit from \"Pet\"", "CREATE TABLE cat () INHERITS (\"Pet\")"),
    A_RULE(
        "the rule \"a \"quiet\" one\" changes what is written to \"Pet\"",
        "CREATE RULE \"a \"\"quiet\"\" one\" AS ON UPDATE TO \"Pet\" DO INSTEAD NOTHING"),
    NUMBERS_AS_IDS(
        "the ids of \"Pet\" have the type uuid",
        ALONE,
        "ALTER TABLE \"Pet\" ALTER COLUMN \"id\" TYPE uuid USING md5(\"id\")::uuid"),
    IDS_NOT_UNIQUE(
        "the ids of \"Pet\" are not unique",
        ALONE,
        "ALTER TABLE \"Pet\" DROP CONSTRAINT \"Pet_pkey\"",
        "CREATE UNIQUE INDEX part ON \"Pet\" (\"id\") WHERE \"id\" > ''",
        "CREATE UNIQUE INDEX expression ON \"Pet\" (lower(\"id\"))",
        "CREATE UNIQUE INDEX two ON \"Pet\" (\"id\", \"name\")"),
    TRAITS_GENERATED(
        "the column \"Pet\".\"traits\" is generated",
        "ALTER TABLE \"Pet\" ADD COLUMN \"traits\" TEXT GENERATED ALWAYS AS (\"name\") STORED"),
    TRAITS_OF_BYTES(
        "the column \"Pet\".\"traits\" has the type bytea",
        "ALTER TABLE \"Pet\" ADD COLUMN \"traits\" BYTEA"),
    TRAITS_IN_CAPITALS(
        "\"Pet\" has a column \"TRAITS\", which petshell and the web app name \"traits\"",
        "ALTER TABLE \"Pet\" ADD COLUMN \"TRAITS\" JSONB");

    private final String message;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> statements;

    Odd(String message, String... statements) {
      this.message = message;
      this.statements = List.of(statements);
    }
  }

  private final PostgresScene pets = PostgresScene.at(Stage.DEMO);

  @AfterEach
  void drop() {
    pets.close();
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void everyCommandRefusesBeforeItWrites(Odd odd) {
    pets.execute(odd.statements.toArray(String[]::new));
    assertRefused(odd.message);
  }

  private void assertRefused(String message) {
    List<String> tables = pets.query("SELECT relname FROM pg_class ORDER BY 1");
    for (String command :
        List.of("status", "migrate", "migrate --dry-run", "backfill", "verify", "enforce")) {
      Result refused = pets.run(command.split(" ", -1));
      assertEquals(1, refused.code(), command + refused.err());
      assertEquals(1, refused.err().lines().count(), refused.err());
      assertTrue(refused.err().contains(message), command + refused.err());
    }
    assertEquals(tables, pets.query("SELECT relname FROM pg_class ORDER BY 1"));
  }

  @Test
  void anotherTableInSmallLettersDisturbsNothing() {
    pets.execute("CREATE TABLE pet (x TEXT)", "CREATE TABLE petshell (x TEXT)");
    assertWorks();
  }

  @Test
  void aTableInPartitionsIsWorkedOnAsAWhole() {
    pets.execute(
        ALONE,
        "ALTER TABLE \"Pet\" RENAME TO animal",
        "ALTER INDEX \"Pet_pkey\" RENAME TO animal_pkey",
        "CREATE TABLE \"Pet\" (LIKE animal INCLUDING DEFAULTS, PRIMARY KEY (\"id\"))"
            + " PARTITION BY HASH (\"id\")",
        "CREATE TABLE pet_0 PARTITION OF \"Pet\" FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
        "CREATE TABLE pet_1 PARTITION OF \"Pet\" FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
        "INSERT INTO \"Pet\" SELECT * FROM animal",
        "DROP TABLE animal");
    assertWorks();
  }

  private void assertWorks() {
    List<String> before = pets.everything();
    for (String command : List.of("migrate", "backfill", "verify", "enforce", "relax")) {
      pets.done(command, "--yes");
    }
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--yes");
    assertEquals(before.size(), pets.everything().size());
  }

  @Test
  void whereAPolicyHidesRowsFromTheUserNoCommandTakesAPartForTheWhole() {
    pets.done("migrate");
    pets.done("backfill", "--limit", "50");
    String role = pets.address().database() + "_role";
    pets.execute(
        "ALTER TABLE \"Pet\" ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY few ON \"Pet\" USING (\"health\" > 50)",
        "CREATE ROLE " + role + " LOGIN PASSWORD 'x'",
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role);
    String owner = pets.url();
    try {
      pets.named(owner.replaceFirst("postgres(:[^@]*)?@", role + ":x@"));
      for (String command : List.of("status", "backfill", "verify", "stats", "enforce")) {
        Result refused = pets.run(command);
        assertEquals(1, refused.code(), command + refused.out());
        assertTrue(
            refused.err().contains("row-level security hides rows of \"Pet\" from this user"),
            command + refused.err());
      }
      Result refused = pets.run("rollback", "--yes");
      assertEquals(1, refused.code(), refused.out());
      assertTrue(refused.err().contains("row-level security"), refused.err());
      assertEquals(List.of("50"), pets.query("SELECT count(\"traits\") FROM \"Pet\""));
      pets.named(owner).done("backfill");
    } finally {
      pets.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "view/CREATE VIEW seen AS SELECT \"id\", \"traits\" FROM \"Pet\"",
        "materialized view/CREATE MATERIALIZED VIEW seen AS SELECT \"traits\" FROM \"Pet\"",
        "index/CREATE INDEX seen ON \"Pet\" ((\"traits\" ->> 'rarity'))",
        "trigger/CREATE TRIGGER seen BEFORE UPDATE OF \"traits\" ON \"Pet\" FOR EACH ROW"
            + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "table constraint/ALTER TABLE \"Pet\" ADD CONSTRAINT seen CHECK (\"traits\" <> '{}')",
        "policy/CREATE POLICY seen ON \"Pet\" USING (\"traits\" IS NULL)",
        "statistics object/CREATE STATISTICS seen ON \"name\", \"traits\" FROM \"Pet\"",
      })
  void whatOthersHaveMadeOfTheColumnIsNamedAndNotDropped(String made) {
    pets.done("migrate");
    pets.execute(made.substring(made.indexOf('/') + 1));
    String kind = made.substring(0, made.indexOf('/'));
    List<String> before = pets.everything();
    for (String more : List.of("--dry-run", "--yes")) {
      Result refused = pets.run("rollback", more);
      assertEquals(4, refused.code(), refused.out());
      assertTrue(refused.err().contains("the " + kind + " \""), refused.err());
      assertTrue(refused.err().contains("seen"), refused.err());
    }
    assertEquals(before, pets.everything());
  }
}
