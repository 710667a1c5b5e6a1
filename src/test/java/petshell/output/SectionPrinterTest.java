package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionPrinterTest {
  private final StringWriter text = new StringWriter();

  @Test
  void valuesAreAlignedOverAllSections() {
    print(
        Theme.PLAIN,
        new Section("", List.of(Field.of("id", "cku1"), Field.of("name", "Mi\u001blo"))),
        new Section(
            "Traits",
            List.of(
                Field.of("body colour", Cell.of("hsl(1, 2%, 3%)").withSwatch(0xFF0000)),
                new Field("violations", List.of(Cell.of("a: too small"), Cell.of("b: missing"))),
                new Field("accessories", List.of()))));
    assertEquals(
        """
        id             cku1
        name           Mi\\u001blo

        Traits
          body colour  hsl(1, 2%, 3%)
          violations   a: too small
                       b: missing
          accessories
        """,
        text.toString());
  }

  @Test
  void titlesLabelsAndValuesAreColoured() {
    print(
        new Theme(ColorDepth.TRUE_COLOR),
        new Section(
            "Traits",
            List.of(
                Field.of("body", Cell.of("red").withSwatch(0xFF0000)),
                Field.of("state", Cell.of(Style.GOOD, "exact")))));
    assertEquals(
        """
        \u001b[1mTraits\u001b[0m
          \u001b[36mbody\u001b[0m   \u001b[48;2;255;0;0m  \u001b[0m red
          \u001b[36mstate\u001b[0m  \u001b[32mexact\u001b[0m
        """,
        text.toString());
  }

  @Test
  void valuesAreBrokenBetweenWordsButNeverWhatIsTyped() {
    Layout narrow = new Layout(Theme.PLAIN, 24, Glyphs.UNICODE, true);
    new SectionPrinter(new PrintWriter(text), narrow)
        .print(
            List.of(
                new Section(
                    "",
                    List.of(
                        Field.of("Pets", "92 have traits, and all are exact"),
                        Field.of(
                            "Next", Cell.of(Style.COMMAND, "backfill --from a-file.jsonl"))))));
    assertEquals(
        """
        Pets  92 have traits,
              and all are exact
        Next  backfill --from a-file.jsonl
        """,
        text.toString());
  }

  @Test
  void nothingIsPrintedForNothing() {
    print(Theme.PLAIN);
    assertEquals("", text.toString());
  }

  private void print(Theme theme, Section... sections) {
    new SectionPrinter(new PrintWriter(text), theme).print(List.of(sections));
  }
}
