package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that somebody has made to be hard to read. */
class TraitCheckLimitsTest {
  private static final String VALID =
      """
      {"bodyColor":{"h":1,"s":50,"l":50},"patternType":"none","accessory":"none",\
      "bodySize":"small","expression":"happy","rarity":"common","traitVersion":1}""";

  @Test
  void nestingIsReadAsDeepAsSqliteReadsIt() {
    assertEquals(List.of(), TraitCheck.check(withExtra(nested(999))).violations());
    assertEquals(
        List.of("bodyColor"),
        paths(TraitCheck.check(VALID.replace("{\"h\":1,\"s\":50,\"l\":50}", nested(999)))));
    assertEquals(List.of(""), paths(TraitCheck.check(nested(1_000))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 500_000})
  void nestingThatIsDeeperIsRefusedAndSaysSo(int depth) {
    for (String text : List.of(nested(depth), withExtra(nested(depth)), "[".repeat(depth))) {
      List<Violation> violations = TraitCheck.check(text).violations();
      assertEquals(1, violations.size());
      assertEquals(Violation.NOT_JSON, violations.get(0).path());
      assertTrue(violations.get(0).message().startsWith("is nested deeper than 1,000 levels: "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "1%s", "0.%s", "-0.%s", "1e%s", "1e-%s", "[\"%s\"]"})
  void aTextOfAMillionCharactersIsRead(String shape) {
    String value = shape.replace("%s", "1".repeat(1_000_000));
    assertEquals(List.of(), TraitCheck.check(withExtra(value)).violations());
    assertEquals(
        List.of("traitVersion"), paths(TraitCheck.check(VALID.replace(":1}", ":" + value + "}"))));
    assertEquals(
        shape.equals("0.%s") || shape.equals("1e-%s") ? List.of() : List.of("bodyColor.h"),
        paths(TraitCheck.check(VALID.replace("\"h\":1,", "\"h\":" + value + ","))));
  }

  @Test
  void aNameOfAMillionCharactersIsRead() {
    String text = "{\"" + "x".repeat(1_000_000) + "\":1," + VALID.substring(1);
    assertEquals(List.of(), TraitCheck.check(text).violations());
  }

  @Test
  void whiteSpaceOfAMillionCharactersIsRead() {
    String text = VALID.replace(":", ":" + " \n\t\r".repeat(25_000));
    assertTrue(text.length() > 1_000_000 && text.length() <= TraitCheck.LONGEST);
    assertEquals(List.of(), TraitCheck.check(text).violations());
  }

  /** Thousands of them: whatever takes time by the square of the length would take minutes. */
  @Test
  @Timeout(60)
  void longTextsAreReadInTimeThatGrowsWithTheirLengthAlone() {
    for (String shape : List.of("1%s", "0.%s", "1e%s", "\"%s\"", "[%s]")) {
      String filling = shape.equals("[%s]") ? "[],".repeat(300_000) + "1" : "7".repeat(1_000_000);
      for (int time = 0; time < 20; time++) {
        TraitCheck.check(VALID.replace("\"h\":1,", "\"h\":" + shape.replace("%s", filling) + ","));
      }
    }
  }

  @Test
  void aTextOfMoreThanAMegabyteIsRefusedWithItsSize() {
    int over = TraitCheck.LONGEST + 1 - VALID.length();
    List<Violation> violations = TraitCheck.check(VALID + " ".repeat(over)).violations();
    assertEquals(
        List.of(
            new Violation(
                Violation.NOT_JSON,
                "is too long to be read: 1,048,577 bytes, more than the 1,048,576 that are read")),
        violations);
    assertEquals(List.of(), TraitCheck.check(VALID + " ".repeat(over - 1)).violations());
    String umlauts = withExtra("\"" + "\u00e4".repeat(600_000) + "\"");
    assertEquals(List.of(Violation.NOT_JSON), paths(TraitCheck.check(umlauts)));
  }

  @Test
  void namesWithOneHashCodeAreRead() {
    List<String> names = List.of("");
    for (int step = 0; step < 12; step++) {
      names = names.stream().flatMap(name -> Stream.of(name + "Aa", name + "BB")).toList();
    }
    String fields = String.join("\":1,\"", names);
    assertEquals(
        List.of(), TraitCheck.check("{\"" + fields + "\":1," + VALID.substring(1)).violations());
  }

  private static String withExtra(String value) {
    return "{\"extra\":" + value + "," + VALID.substring(1);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static List<String> paths(CheckedTraits result) {
    return result.violations().stream().map(Violation::path).toList();
  }
}
