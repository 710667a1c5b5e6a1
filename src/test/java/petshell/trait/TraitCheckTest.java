package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraitCheckTest {
  private static final String VALID =
      """
      {"bodyColor":{"h":1,"s":50,"l":50},"patternType":"none","accessory":"none",\
      "bodySize":"small","expression":"happy","rarity":"common","traitVersion":1}""";

  static Stream<Arguments> verdicts() {
    return Vectors.read("validation.jsonl").stream()
        .map(vector -> Arguments.of(vector.get("why").asText(), vector));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verdicts")
  void everyDocumentHasTheVerdictOfTheWebApp(String why, JsonNode vector) {
    CheckedTraits result = TraitCheck.check(vector.get("json").asText());
    List<String> paths = new ArrayList<>();
    vector.get("paths").forEach(path -> paths.add(path.asText()));
    assertEquals(vector.get("valid").asBoolean(), result.traits().isPresent(), why);
    assertEquals(paths, paths(result), why);
  }

  @Test
  void allViolationsComeAtOnceInTheOrderOfTheCanonicalText() {
    String text =
        """
        {"traitVersion":-1,"rarity":3,"expression":[],"bodySize":{},"accessory":null,
        "patternColor":{"l":"x","s":true},"patternType":"NONE","bodyColor":{"h":-1,"s":1e999}}""";
    assertEquals(
        List.of(
            "bodyColor.h must be a number from 0 to 360, not -1",
            "bodyColor.s must be a number from 0 to 100, not 1e999",
            "bodyColor.l is missing: must be a number from 0 to 100",
            "patternType must be one of none, striped, spotted, gradient, not \"NONE\"",
            "patternColor.h is missing: must be a number from 0 to 360",
            "patternColor.s must be a number from 0 to 100, not true",
            "patternColor.l must be a number from 0 to 100, not \"x\"",
            "accessory must be one of none, collar, horns, wings, crown, not null",
            "bodySize must be one of small, medium, large, not an object",
            "expression must be one of happy, neutral, curious, mischievous, sleepy, not a list",
            "rarity must be one of common, uncommon, rare, legendary, not 3",
            "traitVersion must be a whole number from 1 to 9007199254740991, not -1"),
        messages(text));
  }

  @Test
  void aLongValueIsShortenedWithoutSplittingACharacter() {
    String text = VALID.replace("small", "x".repeat(39) + "\uD83D\uDC31".repeat(10));
    assertEquals(
        List.of("bodySize must be one of small, medium, large, not \"" + "x".repeat(39) + "...\""),
        messages(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'{', '<not JSON> is not JSON: \"{\"'",
    "'', '<not JSON> is not JSON: the text is empty'",
    "'[1] 2', '<not JSON> is not JSON: \"[1] 2\"'"
  })
  void aTextThatIsNotJsonIsNamed(String text, String message) {
    assertEquals(List.of(message), messages(text));
  }

  @Test
  void aLongTextThatIsNotJsonIsNamedAroundTheBreak() {
    assertEquals(
        List.of("<not JSON> is not JSON: \"...\",\"rarity\":\"common\",'traitVersion\":1}\""),
        messages(VALID.replace("\"traitVersion", "'traitVersion")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1e0", "0.1e1", "10e-1", "1.000000000000000000000000000001"})
  void anyWayOfWritingAWholeNumberIsAVersion(String version) {
    CheckedTraits result = TraitCheck.check(VALID.replace(":1}", ":" + version + "}"));
    assertEquals(1, result.traits().orElseThrow().traitVersion());
  }

  @Test
  void theLargestVersionIsTheLargestSafeWholeNumber() {
    assertEquals(
        PetTraits.MAX_VERSION,
        TraitCheck.check(VALID.replace(":1}", ":9007199254740991}"))
            .traits()
            .orElseThrow()
            .traitVersion());
    assertEquals(
        List.of("traitVersion"),
        paths(TraitCheck.check(VALID.replace(":1}", ":9007199254740992}"))));
  }

  @Test
  void theLastOfDuplicateFieldsCounts() {
    String invalidFirst = "{\"bodyColor\":{\"h\":999,\"x\":1},\"rarity\":7," + VALID.substring(1);
    CheckedTraits result = TraitCheck.check(invalidFirst);
    assertEquals(List.of(), result.violations());
    assertFalse(result.unknownFields());
    String invalidLast =
        VALID.replace("}", ",\"bodyColor\":[]}").replace("50,\"bodyColor\":[]", "50");
    assertEquals(List.of("bodyColor"), paths(TraitCheck.check(invalidLast)));
  }

  @Test
  void fieldsThatTraitsDoNotHaveAreReported() {
    assertFalse(TraitCheck.check(VALID).unknownFields());
    assertTrue(TraitCheck.check(VALID.replace("\"h\":1", "\"h\":1,\"a\":1")).unknownFields());
    assertFalse(TraitCheck.check(VALID.replace("\"h\"", "\"\\u0068\"")).unknownFields());
  }

  private static List<String> paths(CheckedTraits result) {
    return result.violations().stream().map(Violation::path).toList();
  }

  private static List<String> messages(String text) {
    return TraitCheck.check(text).violations().stream()
        .map(violation -> violation.path() + ' ' + violation.message())
        .toList();
  }
}
