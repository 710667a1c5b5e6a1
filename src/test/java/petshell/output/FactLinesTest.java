package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FactLinesTest {
  private static List<String> lines(int width, Field... facts) {
    return FactLines.of(List.of(facts), Theme.PLAIN, width);
  }

  private static Field fact(String label, String... values) {
    return new Field(label, List.of(values).stream().map(Cell::of).toList());
  }

  @Test
  void valuesAreInARowBehindTheirLabels() {
    assertEquals(
        List.of("Milo  exact", "Owner  Mia", "Has    a, b"),
        lines(80, fact("", "Milo", "exact"), fact("Owner", "Mia"), fact("Has", "a", "b")));
  }

  @Test
  void aLineIsBrokenBetweenValuesFirst() {
    assertEquals(
        List.of("Has  health 12,", "     hunger 3,", "     energy"),
        lines(16, fact("Has", "health 12", "hunger 3", "energy")));
  }

  @Test
  void aValueThatIsTooLongIsBrokenAtItsSpacesAndThenAnywhere() {
    assertEquals(
        List.of("By  one two", "    three", "    01234567", "    89"),
        lines(12, fact("By", "one two three 0123456789")));
  }

  @Test
  void textOfUsersIsMadeHarmless() {
    assertEquals(List.of("By  a\\u001b[2J\\n"), lines(80, fact("By", "a\u001b[2J\n")));
  }

  @Test
  void aColorTakesItsColumns() {
    Field fact = new Field("Body", List.of(Cell.of("hsl(1)").withSwatch(0xFF0000)));
    assertEquals(
        List.of("\u001b[36mBody\u001b[0m  \u001b[48;2;255;0;0m  \u001b[0m hsl(1)"),
        FactLines.of(List.of(fact), new Theme(ColorDepth.TRUE_COLOR), 80));
  }

  @Property(tries = 300)
  void noLineIsWiderThanAllowed(
      @ForAll String value, @ForAll @IntRange(min = 20, max = 90) int width) {
    for (String line : lines(width, fact("Label", value, "x", value))) {
      assertTrue(TextWidth.of(line) <= width, line);
    }
  }
}
