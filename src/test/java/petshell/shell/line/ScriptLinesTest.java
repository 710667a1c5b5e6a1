package petshell.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.line.ScriptLines.Line;
import petshell.store.PetShellException;

class ScriptLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "status",
        "status\n",
        "a\nb\r\nc\rd",
        "a\r\n\r\nb\n\r\n",
        "\r\r",
        "# no\n\n  \na \\\nb\\\n",
        "a\\",
        "a\\\\\nb",
        "\uFEFFa\n\uFEFFb",
        "\u732b '\uD83D\uDC31'\u2028x\u0085y\u000Bz"
      })
  void aTextGivesTheSameCommandsAsAFileWithIt(String text) throws IOException {
    assertEquals(inFile(text), ScriptLines.of(text, line -> false));
  }

  @Test
  void aNulIsRefusedInATextAsInAFile() {
    String there = assertThrows(PetShellException.class, () -> inFile("a\nb\0")).getMessage();
    assertEquals(
        there,
        assertThrows(PetShellException.class, () -> ScriptLines.of("a\nb\0", line -> false))
            .getMessage());
  }

  private static List<Line> inFile(String text) throws IOException {
    List<Line> commands = new ArrayList<>();
    try (LineInput input =
        new LineInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      ScriptLines lines = new ScriptLines(input, line -> false);
      for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
        commands.add(next.get());
      }
    }
    return commands;
  }
}
