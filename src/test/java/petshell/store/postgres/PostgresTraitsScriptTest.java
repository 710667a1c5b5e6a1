package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.TestProcess;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetFilter;
import petshell.store.PetScan;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.store.TraitsScript;
import petshell.trait.TraitText;

/** Runs scripts through psql, the program that comes with the server. */
class PostgresTraitsScriptTest {
  private static final String STATE =
      "SELECT \"id\", \"traits\"::text FROM \"Pet\" ORDER BY \"id\" COLLATE \"C\"";

  private static final List<String> HOSTILE_IDS =
      List.of(
          "it's; \"q\"\n\\quit",
          "back\\slash",
          "\\",
          "'",
          "' OR TRUE; DROP TABLE \"Pet\"; --",
          "$$; COMMIT; $x$",
          ":id :'id' :\"id\"",
          "\u001b[31m",
          "猫 🐾 ö\u202e\u2028",
          "",
          "\\! touch here");

  @TempDir private Path folder;
  private PostgresScene scene;

  @BeforeEach
  void make() {
    scene = PostgresScene.migrated();
    List<String> ids = scene.query("SELECT \"id\" FROM \"Pet\" ORDER BY \"id\"");
    for (int i = 0; i < HOSTILE_IDS.size(); i++) {
      scene.update(
          "UPDATE \"Pet\" SET \"id\" = b.i FROM unnest(?, ?) AS b (i, was) WHERE \"id\" = b.was",
          new String[] {HOSTILE_IDS.get(i)},
          new String[] {ids.get(i)});
    }
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Writes a script that gives all pets the traits that they should have. */
  private Path script() throws IOException {
    Path script = folder.resolve("script.sql");
    try (Database database = scene.open(Access.READ);
        TraitsDao dao = database.traits()) {
      TraitsScript sql = database.traitsScript();
      List<String> lines = new ArrayList<>();
      lines.add(sql.comment("two\nlines; \u001b[31m \\quit :name"));
      PetScan scan = new PetScan(database, dao, PetFilter.ALL);
      lines.add(sql.begin());
      for (List<StoredPet> some = scan.next(); !some.isEmpty(); some = scan.next()) {
        for (StoredPet pet : some) {
          String id = pet.key().id();
          lines.add(
              pet.traits().isMissing()
                  ? sql.fill(id, TraitText.of(id))
                  : sql.replace(id, pet.traits(), TraitText.of(id)));
        }
      }
      lines.add(sql.commit());
      for (String line : lines) {
        assertTrue(line.chars().allMatch(one -> one >= ' ' && one != 0x7f), line);
      }
      Files.write(script, lines, StandardCharsets.UTF_8);
    }
    return script;
  }

  /** Runs a script; returns how many rows it changed. */
  private long run(Path script, String options) throws IOException, InterruptedException {
    PostgresAddress address = scene.address();
    ProcessBuilder psql =
        TestProcess.builder(
                "psql",
                "-X",
                "-h",
                address.hosts().get(0).name(),
                "-p",
                "" + address.hosts().get(0).port(),
                "-U",
                address.user().orElseThrow(),
                "-d",
                address.database(),
                "-v",
                "ON_ERROR_STOP=1",
                "-f",
                script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    psql.environment().put("PGOPTIONS", options);
    psql.environment().put("PGCLIENTENCODING", "LATIN1");
    Process process = psql.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    return output.lines().filter(line -> line.equals("UPDATE 1")).count();
  }

  @BeforeEach
  void requirePsql() throws IOException, InterruptedException {
    assumeTrue(TestProcess.isInstalled("psql"), "psql is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c standard_conforming_strings=on",
        "-c standard_conforming_strings=off",
        "-c standard_conforming_strings=off -c backslash_quote=off -c escape_string_warning=off"
      })
  void aScriptFillsPetsWithWhateverIdsAndASecondRunChangesNothing(String options)
      throws IOException, InterruptedException {
    Path script = script();
    assertEquals(92, run(script, options));
    List<String> filled = scene.query(STATE);
    assertEquals(0, run(script, options));
    assertEquals(filled, scene.query(STATE));
    try (Database database = scene.open(Access.READ);
        TraitsDao dao = database.traits()) {
      PetScan scan = new PetScan(database, dao, PetFilter.ALL);
      for (StoredPet pet : scan.next()) {
        assertTrue(pet.traits().isExact(pet.key().id()), pet.key().id());
      }
    }
    assertTrue(Files.notExists(folder.resolve("here")));
  }

  @ParameterizedTest
  @CsvSource({"jsonb", "json", "text"})
  void aScriptReplacesWhatIsStillAsItWasReadAndNothingElse(String type)
      throws IOException, InterruptedException {
    scene.execute(
        "ALTER TABLE \"Pet\" ALTER COLUMN \"traits\" TYPE "
            + type
            + " USING \"traits\"::text::"
            + type,
        "UPDATE \"Pet\" SET \"traits\" = '{\"a\": \"x''\\\\\\\\y\\u00e9\"}'",
        "UPDATE \"Pet\" SET \"traits\" = 'null' WHERE \"id\" = ''",
        "UPDATE \"Pet\" SET \"traits\" = ('\"' || repeat('abc', 400000) || '\"')::"
            + type
            + " WHERE \"id\" = ''''");
    Path script = script();
    scene.execute("UPDATE \"Pet\" SET \"traits\" = '{\"mine\": 1}' WHERE \"id\" = '\\'");
    assertEquals(91, run(script, ""));
    assertEquals(0, run(script, ""));
    assertEquals(
        List.of("{\"mine\": 1}"),
        scene.query("SELECT \"traits\"::text FROM \"Pet\" WHERE \"id\" = '\\'"));
  }

  @Test
  void aScriptFindsThePetsOfItsSchema() throws IOException, InterruptedException {
    scene.execute("ALTER SCHEMA public RENAME TO \"the \"\"app\"\"\"", "CREATE SCHEMA public");
    scene = scene.inSchema("the \"app\"");
    Path script = script();
    assertEquals(92, run(script, ""));
    assertEquals(0, run(script, ""));
  }
}
