package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import petshell.shell.ShellHarness.Result;

/**
 * Whatever others have done to the objects and to the notes of them, the advice that {@code status}
 * prints leads to where there is nothing to do, without losing stored traits; and then there is a
 * way out, which leaves what is the web app's.
 */
class SchemaStatesTest {
  private static final int LONGEST_WAY = 6;
  private static final Pattern ADVICE =
      Pattern.compile("(?:run|first with|back with) (migrate|rollback|relax)");
  private static final String ALL = "petshell.shell.BrokenSchema#all";

  @TempDir Path folder;
  private CommandHarness pets;

  @ParameterizedTest
  @MethodSource(ALL)
  void theAdviceLeadsToWhereThereIsNothingToDoAndNoTraitsAreLost(BrokenSchema state)
      throws IOException {
    pets = state.in(folder);
    List<String> stored = traits();
    Optional<String> next = next();
    for (int steps = 0; next.isPresent(); steps++) {
      assertTrue(steps < LONGEST_WAY, "the advice goes round");
      String advice = next.get();
      Map<String, String> before = pets.files();
      done(advice, "--dry-run");
      assertEquals(before, pets.files());
      done(advice);
      assertTrue(traits().containsAll(stored), advice);
      next = next();
    }
    done("verify", "--check");
    leave(state, traits());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void thereIsAWayOutAtOnceWhichLeavesWhatIsTheAppsAndSavesTheRest(BrokenSchema state)
      throws IOException {
    pets = state.in(folder);
    leave(state, traits());
  }

  /** Follows what the commands say until nothing of petshell is left. */
  private void leave(BrokenSchema state, List<String> stored) throws IOException {
    Result last = pets.run("uninstall", "--yes");
    for (int steps = 0; last.code() != 0; steps++) {
      assertTrue(steps < LONGEST_WAY, "the advice goes round");
      Matcher advice = ADVICE.matcher(last.err());
      assertTrue(advice.find(), last.err());
      last = pets.run(advice.group(1), "--yes", "--quiet");
      if (last.code() == 0) {
        last = pets.run("uninstall", "--yes");
      }
    }
    assertEquals(
        List.of(),
        pets.database()
            .query(
                "SELECT name FROM sqlite_master"
                    + " WHERE name LIKE 'petshell%' OR name LIKE 'DATABASE%'"));
    if (state.belongsToApp()) {
      assertTrue(hasColumn(), "the web app's column is gone");
    }
    if (state.isCertainlyOurs()) {
      assertFalse(hasColumn(), "our column is still there");
    }
    if (hasColumn()) {
      assertTrue(traits().containsAll(stored));
    } else {
      assertEquals(stored, saved());
    }
  }

  private boolean hasColumn() {
    return !pets.database()
        .query("SELECT 1 FROM pragma_table_info('Pet') WHERE name = 'traits'")
        .isEmpty();
  }

  private List<String> traits() {
    return hasColumn()
        ? pets.database()
            .query("SELECT id || ' ' || traits FROM Pet WHERE traits IS NOT NULL ORDER BY id")
        : List.of();
  }

  /** Returns what a rollback saved, if anything. */
  private List<String> saved() throws IOException {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "traits-before-rollback-*")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          JsonNode pet = new ObjectMapper().readTree(line);
          found.add(pet.get("id").asText() + ' ' + pet.get("traits").asText());
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  private Optional<String> next() throws IOException {
    Result status = pets.run("status", "--format", "json");
    assertEquals(0, status.code(), status.err());
    JsonNode next = new ObjectMapper().readTree(status.out()).get("next");
    return next.isNull() ? Optional.empty() : Optional.of(next.asText());
  }

  private void done(String... words) {
    Result result = pets.run(words);
    assertEquals(0, result.code(), () -> String.join(" ", words) + ": " + result.err());
  }
}
