package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ShellHarness.Result;

/** Errors as JSON, for programs that asked for JSON. */
class JsonErrorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format json show-pet nobody|failed|1",
        "--format jsonl show-pet nobody|failed|1",
        "show-pet nobody --format json|failed|1",
        "--format json staus|usage|2",
        "staus --format=json|usage|2",
        "--format json --databse x status|usage|2",
        "status --bogus --format json|usage|2",
        "backfill --batch 0 --format json|usage|2",
        "--format json rollback|refused|4",
      })
  void errorIsALineOfJsonOnStandardError(String words, String code, int exitCode)
      throws IOException {
    Result result = CommandHarness.migrated(folder).run(words.split(" "));
    assertEquals(exitCode, result.code());
    assertEquals("", result.out());
    JsonNode error = onlyError(result.err());
    assertEquals(
        List.of("code", "exitCode", "message", "hint"),
        error.properties().stream().map(part -> part.getKey()).toList());
    assertEquals(code, error.get("code").textValue());
    assertEquals(exitCode, error.get("exitCode").intValue());
    assertTrue(error.get("message").isTextual(), result.err());
  }

  @Test
  void errorOfACommandFileNamesItsLine() throws IOException {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result result = pets.typing("\nshow-pet nobody\n").run("--format", "json", "-f", "-");
    assertEquals(1, result.code());
    assertEquals("<stdin>:2", onlyError(result.err()).get("place").textValue());
  }

  @Test
  void errorOfACallThatAsksForNoJsonIsALineOfText() {
    Result result = CommandHarness.migrated(folder).run("--format", "csv", "show-pet", "nobody");
    assertTrue(result.err().startsWith("error: "), result.err());
  }

  private static JsonNode onlyError(String err) throws IOException {
    List<String> errors = err.lines().filter(line -> line.startsWith("{")).toList();
    assertEquals(1, errors.size(), err);
    return JsonMapper.builder().build().readTree(errors.get(0)).get("error");
  }
}
