package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import petshell.shell.ShellHarness.Result;

/**
 * Whatever others have done to the objects and to the notes of them, the advice that {@code status}
 * prints leads to where there is nothing to do, without losing stored traits; and then there is a
 * way out, which leaves what is the web app's.
 */
abstract class SchemaStatesContract {
  private static final int LONGEST_WAY = 6;
  private static final Pattern ADVICE =
      Pattern.compile("(?:run|first with|back with) (migrate|rollback|relax)");
  private static final String ALL = "petshell.shell.BrokenSchema#all";

  private SchemaScene pets;

  /** Returns a database of which petshell has been used so far. */
  abstract SchemaScene scene(BrokenSchema.Before before) throws IOException;

  @AfterEach
  void close() {
    pets.close();
  }

  private void make(BrokenSchema state) throws IOException {
    pets = scene(state.before());
    state.in(pets);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theAdviceLeadsToWhereThereIsNothingToDoAndNoTraitsAreLost(BrokenSchema state)
      throws IOException {
    make(state);
    Map<String, Object> stored = traits();
    Optional<String> next = next();
    for (int steps = 0; next.isPresent(); steps++) {
      assertTrue(steps < LONGEST_WAY, "the advice goes round");
      String advice = next.get();
      Object before = pets.everythingStored();
      done(advice, "--dry-run");
      assertEquals(before, pets.everythingStored());
      done(advice);
      assertTrue(traits().entrySet().containsAll(stored.entrySet()), advice);
      next = next();
    }
    done("verify", "--check");
    leave(state, traits());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void thereIsAWayOutAtOnceWhichLeavesWhatIsTheAppsAndSavesTheRest(BrokenSchema state)
      throws IOException {
    make(state);
    leave(state, traits());
  }

  /** Follows what the commands say until nothing of petshell is left. */
  private void leave(BrokenSchema state, Map<String, Object> stored) throws IOException {
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
    assertEquals(List.of(), pets.ownTables());
    if (state.belongsToApp()) {
      assertTrue(pets.hasColumn(), "the web app's column is gone");
    }
    if (state.isCertainlyOurs()) {
      assertFalse(pets.hasColumn(), "our column is still there");
    }
    if (pets.hasColumn()) {
      assertTrue(traits().entrySet().containsAll(stored.entrySet()));
    } else {
      assertEquals(stored, saved());
    }
  }

  private Map<String, Object> traits() throws IOException {
    Map<String, Object> traits = new TreeMap<>();
    if (pets.hasColumn()) {
      for (String pet :
          pets.query("SELECT \"id\", \"traits\" FROM \"Pet\" WHERE \"traits\" IS NOT NULL")) {
        int bar = pet.indexOf('|');
        traits.put(pet.substring(0, bar), parsed(pet.substring(bar + 1)));
      }
    }
    return traits;
  }

  /** Returns what a rollback saved, if anything. */
  private Map<String, Object> saved() throws IOException {
    Map<String, Object> traits = new TreeMap<>();
    for (Path file : pets.savedFiles()) {
      for (String line : Files.readAllLines(file)) {
        JsonNode pet = new ObjectMapper().readTree(line);
        traits.put(pet.get("id").asText(), parsed(pet.get("traits").asText()));
      }
    }
    return traits;
  }

  /** An engine may store the fields in another order. */
  private static Object parsed(String json) throws IOException {
    return new ObjectMapper().readValue(json, Object.class);
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
