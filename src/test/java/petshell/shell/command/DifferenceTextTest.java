package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import petshell.output.Cell;
import petshell.output.Change;
import petshell.trait.TraitDifferences;
import petshell.trait.TraitText;

class DifferenceTextTest {
  private static final String GENERATED = TraitText.of("a");

  private static String shown(@Nullable String before, @Nullable String after) {
    return DifferenceText.changes(TraitDifferences.between(before, after)).stream()
        .map(
            one ->
                one.label()
                    + ": "
                    + one.values().stream().map(Cell::text).collect(Collectors.joining(" > ")))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aWordIsShownAsAWord() {
    assertEquals(
        "expression: sleepy > curious", shown(GENERATED.replace("curious", "sleepy"), GENERATED));
  }

  @Test
  void allNumbersThatAreRoundedShareOneLine() {
    String rounded =
        GENERATED
            .replace("196.2505245604762", "196.25052456")
            .replace("54.417990450065766", "54.41799045");
    assertEquals("colors: rounded, by 0.000000001 at most", shown(rounded, GENERATED));
    assertEquals(
        "expression: sleepy > curious\ncolors: rounded, by 0.000000001 at most",
        shown(rounded.replace("curious", "sleepy"), GENERATED));
  }

  @Test
  void anotherFormIsOneLine() {
    assertEquals(
        "text: same values, written differently", shown(GENERATED.replace(",", ", "), GENERATED));
  }

  @Test
  void colorsHaveTheDecimalsThatDistinguishThem() {
    assertEquals("bodyColor: hsl(10, 50%, 50%) > hsl(20, 50%, 50%)", shown(color(10), color(20)));
    assertEquals(
        "bodyColor: hsl(10.01, 50.00%, 50.00%) > hsl(10.02, 50.00%, 50.00%)",
        shown(color(10.01), color(10.02)));
  }

  private static String color(double hue) {
    return "{\"bodyColor\":{\"h\":" + hue + ",\"s\":50,\"l\":50}}";
  }

  @Test
  void longNumbersAreRounded() {
    assertEquals(
        "bodyColor.h: 400 > 10.1235",
        shown("{\"bodyColor\":{\"h\":400,\"s\":50,\"l\":50}}", color(10.123456789012)));
  }

  @Test
  void bothColorsHaveASwatch() {
    Change change = DifferenceText.changes(TraitDifferences.between(color(0), color(120))).get(0);
    assertEquals(
        List.of(OptionalInt.of(0xBF4040), OptionalInt.of(0x40BF40)),
        change.values().stream().map(Cell::swatch).toList());
  }

  @Test
  void wholeTraitsAreSummedUp() {
    assertEquals(
        "traits: (none) > common, small, pattern striped, accessory horns, curious",
        shown(null, GENERATED));
    String broken = shown("{broken", GENERATED);
    assertTrue(broken.startsWith("traits: \"{broken\" > common, small,"), broken);
  }

  @Test
  void aFieldThatIsNotThereSaysSo() {
    assertEquals("nick: x > (absent)", shown("{\"nick\":\"x\"}", "{}"));
  }
}
