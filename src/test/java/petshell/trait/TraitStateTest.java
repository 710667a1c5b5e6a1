package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraitStateTest {
  /** Has a pattern color. */
  private static final String ID = "a";

  /** Has none. */
  private static final String PLAIN_ID = "-1";

  private static final String STORED = TraitText.of(ID);
  private static final String PLAIN = TraitText.of(PLAIN_ID);

  @Test
  void nothingStoredIsMissing() {
    assertEquals(TraitState.MISSING, TraitState.of(ID, null));
  }

  @Test
  void theGeneratedTextIsExact() {
    assertEquals(TraitState.EXACT, TraitState.of(ID, STORED));
    assertEquals(TraitState.EXACT, TraitState.of(PLAIN_ID, PLAIN));
  }

  @Test
  void theSameValuesInAnotherFormAreFormatted() {
    assertFormatted(" " + STORED + "\n");
    assertFormatted(STORED.replace(",", ", "));
    assertFormatted(STORED.replace("\"traitVersion\":1", "\"traitVersion\":1.0"));
    assertFormatted(STORED.replace("196.2505245604762", "19625.05245604762e-2"));
    assertFormatted(STORED.replace("196.2505245604762", "196.25052456047620001"));
    assertFormatted(STORED.replace("bodySize", "\\u0062odySize"));
    assertFormatted("{\"rarity\":\"common\",\"bodyColor\":{\"z\":1}," + STORED.substring(1));
  }

  private static void assertFormatted(String stored) {
    assertEquals(TraitState.FORMATTED, TraitState.of(ID, stored), stored);
  }

  @ParameterizedTest
  @CsvSource({
    "196.2505245604762, 196.2505245604765, ROUNDED",
    "196.2505245604762, 196.250524561, ROUNDED",
    "196.2505245604762, 196.2505245614, ROUNDED",
    "196.2505245604762, 196.2505245616, DRIFTED",
    "54.417990450065766, 54.41799045007, ROUNDED",
    "54.417990450065766, 54.418, DRIFTED",
    "striped, spotted, DRIFTED",
    "horns, crown, DRIFTED",
    "small, large, DRIFTED",
    "curious, happy, DRIFTED",
    "traitVersion\":1, traitVersion\":2, OTHER_VERSION",
    "196.2505245604762, 361, INVALID",
    "small, Small, INVALID"
  })
  void oneChangeDecidesTheState(String from, String to, TraitState state) {
    String stored = STORED.replace(from, to);
    assertEquals(state, TraitState.of(ID, stored), stored);
  }

  @Test
  void roundedNumbersInAnotherFormAreRounded() {
    String stored = STORED.replace("196.2505245604762", "196.25052456").replace(",", " , ");
    assertEquals(TraitState.ROUNDED, TraitState.of(ID, stored));
  }

  @Test
  void theTraitsOfAnotherIdHaveDrifted() {
    assertEquals(TraitState.DRIFTED, TraitState.of(PLAIN_ID, STORED));
    assertEquals(TraitState.DRIFTED, TraitState.of(ID, PLAIN));
  }

  @Test
  void aPatternColorOnOneSideOnlyHasDrifted() {
    String without = STORED.replaceAll("\"patternColor\":\\{[^}]*},", "");
    assertEquals(TraitState.DRIFTED, TraitState.of(ID, without));
    String with = PLAIN.replace(",\"acc", ",\"patternColor\":{\"h\":1,\"s\":50,\"l\":50},\"acc");
    assertEquals(TraitState.DRIFTED, TraitState.of(PLAIN_ID, with));
  }

  @Test
  void fieldsThatTraitsDoNotHaveHaveDrifted() {
    assertEquals(TraitState.DRIFTED, TraitState.of(ID, "{\"x\":1," + STORED.substring(1)));
    assertEquals(TraitState.DRIFTED, TraitState.of(ID, STORED.replace("{\"h\"", "{\"a\":1,\"h\"")));
  }

  @Test
  void whatIsNotTraitsIsInvalid() {
    for (String stored : List.of("", "{", "{}", "[]", "null", "7", "\"traits\"", "\0", "\uD800")) {
      assertEquals(TraitState.INVALID, TraitState.of(ID, stored), stored);
    }
  }
}
