package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraitDifferencesTest {
  /** Its traits have a pattern colour. */
  private static final String GENERATED = TraitText.of("a");

  private static final JsonMapper JSON = new JsonMapper();

  /** Its traits have none. */
  private static final String PLAIN = TraitText.of("-1");

  @Test
  void theSameTextHasNoDifference() {
    assertEquals(List.of(), TraitDifferences.between(GENERATED, GENERATED));
    assertEquals(List.of(), TraitDifferences.between(null, null));
    assertEquals(List.of(), TraitDifferences.between("{broken", "{broken"));
  }

  @ParameterizedTest
  @CsvSource({
    "curious, sleepy, expression, '\"sleepy\"', '\"curious\"'",
    "small, huge, bodySize, '\"huge\"', '\"small\"'",
    "striped, 17, patternType, '\"17\"', '\"striped\"'",
    "'traitVersion\":1', 'traitVersion\":2', traitVersion, 2, 1",
    "'traitVersion\":1', 'traitVersion\":null', traitVersion, null, 1",
    "'h\":196.2505245604762', 'h\":400', bodyColor.h, 400, 196.2505245604762",
    "'\"h\":196.2505245604762,', '', bodyColor.h, , 196.2505245604762",
    "'{\"bodyColor', '{\"nick\":[1, 2],\"bodyColor', nick, '[1, 2]', ",
    "'h\":196.2505245604762', 'x\":true,\"h\":196.2505245604762', bodyColor.x, true, "
  })
  void oneChangedFieldIsOneDifference(
      String from, String to, String path, @Nullable String before, @Nullable String after) {
    String stored = GENERATED.replaceFirst(Pattern.quote(from), to);
    assertEquals(
        List.of(new TraitDifference(path, before, after, false)),
        TraitDifferences.between(stored, GENERATED));
    assertEquals(
        List.of(new TraitDifference(path, after, before, false)),
        TraitDifferences.between(GENERATED, stored));
  }

  @Test
  void anotherColorIsOneDifferenceWithBothColors() {
    String stored = GENERATED.replace("196.2505245604762", "12.5");
    TraitDifference difference = TraitDifferences.between(stored, GENERATED).get(0);
    assertEquals(List.of(difference), TraitDifferences.between(stored, GENERATED));
    assertEquals("bodyColor", difference.path());
    assertEquals(
        Optional.of(12.5), difference.sideBefore().flatMap(side -> side.color()).map(HslColor::h));
    assertEquals(
        Optional.of(196.2505245604762),
        difference.sideAfter().flatMap(side -> side.color()).map(HslColor::h));
    assertFalse(difference.rounded());
  }

  @Test
  void numbersThatDifferOnlyInRoundingSaySo() {
    String stored = GENERATED.replace("196.2505245604762", "196.25052456");
    List<TraitDifference> differences = TraitDifferences.between(stored, GENERATED);
    assertEquals(List.of("bodyColor"), paths(differences));
    assertTrue(differences.get(0).rounded());
  }

  @ParameterizedTest
  @CsvSource({
    "'traitVersion\":1', 'traitVersion\":1.0'",
    "'\",\"', '\" , \"'",
    "small, sm\\u0061ll"
  })
  void anotherFormOfTheSameValuesIsNoDifference(String from, String to) {
    assertEquals(List.of(), TraitDifferences.between(GENERATED.replace(from, to), GENERATED));
  }

  @Test
  void aFieldThatOnlyOneTextHasIsOneDifference() {
    List<TraitDifference> differences = TraitDifferences.between(PLAIN, GENERATED);
    TraitDifference color =
        differences.stream()
            .filter(one -> one.path().equals("patternColor"))
            .findAny()
            .orElseThrow();
    assertEquals(Optional.empty(), color.sideBefore());
    assertTrue(color.sideAfter().orElseThrow().color().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{broken", "", "[]", "null", "\"word\"", "{} {}", "\u001b[31m", "{\"a\":1}x"})
  void aTextThatIsNoObjectDiffersAsAWhole(String stored) throws Exception {
    List<TraitDifference> differences = TraitDifferences.between(stored, GENERATED);
    assertEquals(List.of(""), paths(differences));
    assertEquals(stored, JSON.readTree(differences.get(0).before()).textValue());
    assertEquals(GENERATED, differences.get(0).after());
  }

  @Test
  void nothingStoredDiffersAsAWhole() {
    assertEquals(
        List.of(new TraitDifference("", null, GENERATED, false)),
        TraitDifferences.between(null, GENERATED));
  }

  @Test
  void aTextThatIsTooLongOrTooDeepDiffersAsAWhole() {
    String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    String tooLong = "{\"a\":\"" + "x".repeat(TraitCheck.LONGEST) + "\"}";
    assertEquals(List.of(""), paths(TraitDifferences.between(deep, GENERATED)));
    assertEquals(List.of(""), paths(TraitDifferences.between(tooLong, GENERATED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "[\"%s\"]", "{\"%s\":1}"})
  void longValuesAndNamesAreShortened(String form) throws Exception {
    String stored =
        "{\"" + "n".repeat(500) + "\":" + String.format(form, "y".repeat(100_000)) + "}";
    List<TraitDifference> differences = TraitDifferences.between(stored, "{}");
    assertEquals(1, differences.size());
    assertTrue(differences.get(0).path().length() <= 50, differences.get(0).path());
    assertTrue(differences.get(0).before().length() <= 100, differences.get(0).before());
    assertTrue(JSON.readTree(differences.get(0).before()).isTextual());
  }

  @Test
  void fieldsWithoutEndAreCountedInOneLine() {
    String stored =
        IntStream.range(0, 5_000)
            .mapToObj(number -> "\"f" + number + "\":" + number)
            .collect(Collectors.joining(",", "{", "}"));
    List<TraitDifference> differences = TraitDifferences.between(stored, "{}");
    assertEquals(
        new TraitDifference(TraitDifference.MORE, "\"4,976 more fields\"", null, false),
        differences.get(differences.size() - 1));
    assertEquals(25, differences.size());
  }

  @Test
  void wordsAreShownPlainAndAllElseAsJson() {
    assertEquals("sleepy", before("\"sleepy\""));
    assertEquals("\"17\"", before("\"17\""));
    assertEquals("17", before("17"));
    assertEquals("\"null\"", before("\"null\""));
    assertEquals("null", before("null"));
    assertEquals("\"\"", before("\"\""));
    assertEquals("\"a\\nb\"", before("\"a\\nb\""));
  }

  private static String before(String json) {
    TraitDifference one = TraitDifferences.between("{\"field\":" + json + "}", "{}").get(0);
    return one.sideBefore().orElseThrow().text();
  }

  @Property(tries = 500)
  void noTextsMakeItFail(@ForAll String before, @ForAll String field) throws Exception {
    for (TraitDifference one : TraitDifferences.between(before, GENERATED)) {
      JSON.readTree(one.before());
      one.sideBefore();
    }
    String object = JSON.writeValueAsString(Map.of(field, before));
    for (TraitDifference one : TraitDifferences.between(GENERATED, object)) {
      if (one.after() != null) {
        JSON.readTree(one.after());
      }
      one.sideAfter();
    }
  }

  private static List<String> paths(List<TraitDifference> differences) {
    return differences.stream().map(TraitDifference::path).toList();
  }
}
