package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoredTextPropertiesTest {
  private static final String ID = "a";
  private static final String STORED = TraitText.of(ID);
  private static final String PIECES = "{}[]\",:\\0123456789.eE+-truefalsn \u0000\uD800\uDC00hslx";

  @Property
  void anyTextHasAState(@ForAll("anyTexts") String stored) {
    assertNotNull(TraitState.of(ID, stored));
  }

  @Property(tries = 5_000)
  void aTextIsInvalidExactlyWhereItHasViolations(@ForAll("damagedTexts") String stored) {
    boolean hasViolations = !TraitCheck.check(stored).violations().isEmpty();
    assertEquals(hasViolations, TraitState.of(ID, stored) == TraitState.INVALID);
  }

  @Provide
  Arbitrary<String> anyTexts() {
    Arbitrary<String> anyCodeUnits = Arbitraries.strings().withCharRange('\0', '\uffff');
    Arbitrary<String> jsonLike = Arbitraries.strings().withChars(PIECES.toCharArray());
    return Arbitraries.oneOf(anyCodeUnits, jsonLike);
  }

  @Provide
  Arbitrary<String> damagedTexts() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, STORED.length());
    Arbitrary<String> insertions =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings().withChars(PIECES.toCharArray()).ofMaxLength(4),
            Arbitraries.of("null", "1e999", "-0", "[[]]", "\"x\":{},", "\"h\":-1,", "\\ud800"));
    return Combinators.combine(places, Arbitraries.integers().between(0, 5), insertions)
        .as(
            (place, length, insertion) ->
                STORED.substring(0, place)
                    + insertion
                    + STORED.substring(Math.min(STORED.length(), place + length)));
  }
}
