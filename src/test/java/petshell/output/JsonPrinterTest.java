package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonPrinterTest {
  private record Counts(long total, Long invalid, double share, boolean column) {}

  private record Status(String url, Counts traits, List<String> applied, List<String> pending) {}

  @Test
  void recordsKeepTheOrderOfTheirComponents() {
    Status status =
        new Status("dev.db", new Counts(92, null, 0.5, true), List.of("a", "b"), List.of());
    assertEquals(
        """
        {
          "url": "dev.db",
          "traits": {
            "total": 92,
            "invalid": null,
            "share": 0.5,
            "column": true
          },
          "applied": [
            "a",
            "b"
          ],
          "pending": []
        }
        """,
        print(status));
  }

  @Test
  void mapsKeepTheirOrder() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("z", 1);
    document.put("a", Map.of());
    document.put("m", Arrays.asList((Object) null));
    assertEquals(
        """
        {
          "z": 1,
          "a": {},
          "m": [
            null
          ]
        }
        """,
        print(document));
  }

  @Test
  void anIteratorBecomesAnArray() {
    assertEquals(
        """
        {
          "pets": [
            "c1",
            "c2"
          ]
        }
        """,
        print(Map.of("pets", List.of("c1", "c2").iterator())));
  }

  @Test
  void linesHoldAnElementEach() {
    StringWriter text = new StringWriter();
    JsonPrinter printer = new JsonPrinter(new PrintWriter(text), Format.JSONL);
    printer.list(List.of(Map.of("id", "c1"), Map.of("id", "a\nb\u202e")).iterator());
    assertEquals("{\"id\":\"c1\"}\n{\"id\":\"a\\nb\\u202E\"}\n", text.toString());
  }

  @Test
  void listThatFailsAfterALineIsUnfinished() {
    JsonPrinter printer = new JsonPrinter(new PrintWriter(new StringWriter()), Format.JSONL);
    Iterator<String> failing =
        Stream.of("c1", "c2")
            .map(
                id -> {
                  if (id.equals("c2")) {
                    throw new IllegalStateException("gone");
                  }
                  return id;
                })
            .iterator();
    assertThrows(UnfinishedOutput.class, () -> printer.list(failing));
  }

  @Test
  void otherFormatsAreNotJson() {
    PrintWriter writer = new PrintWriter(new StringWriter());
    assertThrows(IllegalArgumentException.class, () -> new JsonPrinter(writer, Format.CSV));
  }

  @Test
  void whatATerminalWouldObeyIsEscaped() {
    assertEquals("\"\\u001B[31m\\n\\t\\u007F\\u009B\"\n", print("\u001b[31m\n\t\u007f\u009b"));
    assertEquals("\"\\u202Egnp.exe\\u2066\\u200F\"\n", print("\u202egnp.exe\u2066\u200f"));
    assertEquals("\"a\\u2028b\"\n", print("a\u2028b"));
  }

  @Test
  void unpairedSurrogatesAreEscapedAndPairsAreNot() {
    assertEquals("\"a\\uD83Db\"\n", print("a\ud83db"));
    assertEquals("\"\\uDE00\\uD83D\"\n", print("\ude00\ud83d"));
    assertEquals("\"\\uD83D😀ミ\"\n", print("\ud83d😀ミ"));
  }

  @Test
  void pairsOfSurrogatesSurviveTheEdgesOfBuffers() {
    String text = "😀".repeat(5000);
    assertEquals("\"" + text + "\"\n", print(text));
    assertEquals("\"a" + text + "\"\n", print("a" + text));
  }

  @Test
  void keysAreEscapedToo() {
    assertEquals("{\n  \"a\\u202Eb\": 1\n}\n", print(Map.of("a\u202eb", 1)));
  }

  @Test
  void whatHasNoJsonFormIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> print(new Object()));
  }

  @Property
  void whateverIsPrintedCanBeReadAgain(@ForAll List<String> texts) throws Exception {
    assertEquals(
        texts, Arrays.asList(JsonMapper.builder().build().readValue(print(texts), String[].class)));
  }

  private static String print(Object document) {
    StringWriter text = new StringWriter();
    new JsonPrinter(new PrintWriter(text)).print(document);
    return text.toString();
  }
}
