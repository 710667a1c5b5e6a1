package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TraitCheckTest {
  static Stream<Arguments> verdicts() {
    return Vectors.read("validation.jsonl").stream()
        .map(vector -> Arguments.of(vector.get("why").asText(), vector));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verdicts")
  void everyDocumentHasTheVerdictOfTheWebApp(String why, JsonNode vector) {
    TraitCheck.Result result = TraitCheck.check(vector.get("json").asText());
    List<String> paths = new ArrayList<>();
    vector.get("paths").forEach(path -> paths.add(path.asText()));
    assertEquals(vector.get("valid").asBoolean(), result.traits().isPresent(), why);
    assertEquals(paths, result.violations().stream().map(Violation::path).toList(), why);
  }
}
