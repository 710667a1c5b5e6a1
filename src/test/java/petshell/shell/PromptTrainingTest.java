package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.WebAppDatabase;

class PromptTrainingTest {
  @TempDir Path folder;

  @Test
  void thePromptComesTakesItsKeysAndIsLeft() throws IOException {
    Path file = WebAppDatabase.demo(folder).file();
    List<String> words = List.of("--no-rc", "--db", file.toString(), "--file", "training.pets");
    Path state = folder.resolve("state");
    assertTrue(PromptTraining.ofPrompt(words, Map.of("XDG_STATE_HOME", state.toString())));
    assertEquals(
        List.of("status", "help status", "quit"),
        Files.readAllLines(state.resolve("petshell/history")).stream()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .toList());
  }
}
