package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.WebAppDatabase;

/** What is set for other programs changes nothing that the program does. */
class ForeignEnvironmentIT {
  private static final String SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2";

  @TempDir Path folder;

  @Test
  void variablesForAnotherUseOfLiquibaseChangeNothing() throws Exception {
    Map<String, String> variables =
        Map.of(
            "LIQUIBASE_DATABASE_CHANGELOG_TABLE_NAME", "FOO",
            "LIQUIBASE_DATABASE_CHANGELOG_LOCK_TABLE_NAME", "FOO_LOCK",
            "LIQUIBASE_LIQUIBASE_SCHEMA_NAME", "other",
            "LIQUIBASE_FILE_ENCODING", "UTF-16",
            "LIQUIBASE_SEARCH_PATH", "/nowhere",
            "LIQUIBASE_COMMAND_CHANGELOG_FILE", "other.yaml",
            "LIQUIBASE_COMMAND_CONTEXTS", "none",
            "LIQUIBASE_SHOULD_RUN", "false",
            "LIQUIBASE_LOG_LEVEL", "FINE");
    assertEquals(journey("usual", Map.of()), journey("odd", variables));
  }

  @Test
  void filesForAnotherUseOfLiquibaseChangeNothing() throws Exception {
    List<String> usual = journey("usual", Map.of());
    Path place = Files.createDirectories(folder.resolve("odd"));
    Files.writeString(
        place.resolve("liquibase.properties"),
        "liquibase.databaseChangelogTableName=FOO\nchangeLogFile=other.yaml\nshouldRun=false\n");
    Files.writeString(place.resolve("liquibase.flowfile.yaml"), "stages: nonsense\n");
    Files.createDirectories(place.resolve("changelog/sqlite"));
    Files.writeString(place.resolve("changelog/sqlite/master.yaml"), "databaseChangeLog: []\n");
    assertEquals(usual, journey("odd", Map.of()));
  }

  @Test
  void variablesOfOtherProgramsChangeNothing() throws Exception {
    Map<String, String> variables = new HashMap<>();
    for (String name :
        List.of(
            "SPRING_CONFIG_LOCATION",
            "SPRING_PROFILES_ACTIVE",
            "SPRING_SHELL_INTERACTIVE_ENABLED",
            "LOGGING_LEVEL_ROOT",
            "DEBUG",
            "INPUTRC",
            "BASH_ENV",
            "ENV",
            "IFS",
            "CDPATH",
            "POSIXLY_CORRECT",
            "CLASSPATH",
            "JAVA_OPTS",
            "SQLITE_TMPDIR",
            "TMPDIR",
            "MAVEN_OPTS",
            "TERM",
            "COLUMNS")) {
      variables.put(name, "/nonsense");
    }
    assertEquals(journey("usual", Map.of()), journey("odd", variables));
  }

  /** Migrates, fills and rolls back, and returns the schemas on the way. */
  private List<String> journey(String name, Map<String, String> variables) throws Exception {
    Path place = Files.createDirectories(folder.resolve(name));
    WebAppDatabase pets = WebAppDatabase.demo(place);
    List<String> seen = new ArrayList<>();
    for (String command : List.of("migrate", "backfill", "status --check", "rollback --yes")) {
      Launch launch = new Launch(LauncherFixture.SCRIPT).in(place).with("HOME", folder);
      variables.forEach(launch::with);
      String call = "--db dev.db --quiet " + command;
      Launch.Outcome outcome = launch.run(call.split(" "));
      seen.add(command + ": " + outcome.exitCode() + outcome.err());
      seen.addAll(pets.query(SCHEMA));
    }
    return seen;
  }
}
