package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as JSON is what JavaScript's JSON.parse takes. */
class TraitCheckStrictnessTest {
  private static final String VALID =
      """
      {"bodyColor":{"h":1,"s":50,"l":50},"patternType":"none","accessory":"none",\
      "bodySize":"small","expression":"happy","rarity":"common","traitVersion":1}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        ".5",
        "1.",
        "01",
        "-01",
        "0x1",
        "1e",
        "1e+",
        "-",
        "'a'",
        "undefined",
        "tru",
        "truex",
        "nul",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "[1 2]",
        "/**/1",
        "1//",
        "#1",
        "\"\t\"",
        "\"\u0000\"",
        "\"\\x41\"",
        "\"\\'\"",
        "\"\\u12\"",
        "\"",
        "]",
        "}",
        "\u00a01",
        "\u000b1",
        "\u20281",
        "1 1",
        "{} {}"
      })
  void whatJavaScriptCannotParseIsNotJson(String value) {
    assertEquals(List.of(Violation.NOT_JSON), paths(TraitCheck.check(value)));
    assertEquals(List.of(Violation.NOT_JSON), paths(TraitCheck.check(withExtra(value))));
  }

  @Test
  void aByteOrderMarkIsNotJson() {
    assertEquals(List.of(Violation.NOT_JSON), paths(TraitCheck.check('\uFEFF' + VALID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999",
        "-0",
        "1E-9999",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\u2028\u007f\"",
        "[[]]",
        "{\"\":{\"a\":[true,false,null]}}",
        "\"\\/\\b\\f\\n\\r\\t\\u0000\"",
        "[ ]\r\n\t "
      })
  void whatJavaScriptParsesIsTolerated(String value) {
    CheckedTraits result = TraitCheck.check(withExtra(value));
    assertEquals(List.of(), result.violations());
    assertTrue(result.unknownFields());
  }

  private static String withExtra(String value) {
    return "{\"extra\":" + value + "," + VALID.substring(1);
  }

  private static List<String> paths(CheckedTraits result) {
    return result.violations().stream().map(Violation::path).toList();
  }
}
