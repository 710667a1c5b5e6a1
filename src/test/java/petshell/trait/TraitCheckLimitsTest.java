package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that somebody has made to be hard to read. */
class TraitCheckLimitsTest {
  private static final String VALID =
      """
      {"bodyColor":{"h":1,"s":50,"l":50},"patternType":"none","accessory":"none",\
      "bodySize":"small","expression":"happy","rarity":"common","traitVersion":1}""";

  @Test
  void deepNestingIsReadWithoutRecursion() {
    assertEquals(List.of(), TraitCheck.check(withExtra(nested(5_000))).violations());
    assertEquals(List.of(), TraitCheck.check(withExtra(nested(500_000))).violations());
    assertEquals(
        List.of("bodyColor"),
        paths(TraitCheck.check(VALID.replace("{\"h\":1,\"s\":50,\"l\":50}", nested(5_000)))));
    assertEquals(List.of(""), paths(TraitCheck.check(nested(5_000))));
  }

  @Test
  void nestingThatWouldTakeTooMuchMemoryIsRefused() {
    assertEquals(
        List.of(Violation.NOT_JSON), paths(TraitCheck.check("[".repeat(TraitCheck.MAX_DEPTH + 1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "1%s", "0.%s", "1e%s", "[\"%s\"]"})
  void aTextOfTenMillionCharactersIsRead(String shape) {
    String value = shape.replace("%s", "1".repeat(10_000_000));
    assertEquals(List.of(), TraitCheck.check(withExtra(value)).violations());
    assertEquals(
        List.of("traitVersion"), paths(TraitCheck.check(VALID.replace(":1}", ":" + value + "}"))));
  }

  @Test
  void aNameOfTenMillionCharactersIsRead() {
    String text = "{\"" + "x".repeat(10_000_000) + "\":1," + VALID.substring(1);
    assertEquals(List.of(), TraitCheck.check(text).violations());
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

  private static List<String> paths(TraitCheck.Result result) {
    return result.violations().stream().map(Violation::path).toList();
  }
}
