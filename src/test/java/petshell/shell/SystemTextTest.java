package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemTextTest {
  private static final String ASCII = "ANSI_X3.4-1968";
  private static final String ADVICE =
      ": nothing was run; start petshell by its launcher, or with LC_ALL=C.UTF-8";

  @TempDir Path folder;

  @Test
  void whatIsAsciiIsWellInEveryLocale() throws IOException {
    for (String encoding : List.of(ASCII, "UTF-8", "ISO-8859-1")) {
      SystemText text = text(encoding, "--name", "?", "");
      assertEquals(Optional.empty(), complaint(text, "--name", "?", ""));
    }
  }

  @Test
  void wordsInUtf8AreWellWhereTheyArrivedWhole() throws IOException {
    SystemText text = text("UTF-8", "--name", "Möhre🐾", "\uFFFD");
    assertEquals(Optional.empty(), complaint(text, "--name", "Möhre🐾", "\uFFFD"));
  }

  @Test
  void wordsThatArrivedBrokenAreRefused() throws IOException {
    String lost =
        "the words of the command line cannot be read, because this locale is not installed or is"
            + " none of UTF-8: ";
    assertEquals(
        Optional.of(lost + ASCII + ADVICE), complaint(text(ASCII, "Möhre"), "M\uFFFD\uFFFDhre"));
    assertEquals(
        Optional.of(lost + "ISO-8859-1" + ADVICE),
        complaint(text("ISO-8859-1", "Möhre"), "MÃ¶hre"));
    String notUtf8 = "the words of the command line are not UTF-8 text: M\uFFFDhre: ";
    Path latin = file(StandardCharsets.ISO_8859_1, "Möhre");
    SystemText text = new SystemText("UTF-8", "UTF-8", false, latin);
    assertTrue(complaint(text, "M\uFFFDhre").orElseThrow().startsWith(notUtf8));
  }

  @Test
  void whereTheSystemDoesNotShowWhatWasTypedTheTraceOfALossDecides() {
    Path none = folder.resolve("none");
    SystemText utf8 = new SystemText("UTF-8", "UTF-8", false, none);
    assertEquals(Optional.empty(), complaint(utf8, "Möhre"));
    assertTrue(complaint(utf8, "M\uFFFDhre").isPresent());
    assertTrue(complaint(new SystemText(ASCII, ASCII, false, none), "MÃ¶hre").isPresent());
    assertEquals(
        Optional.empty(), complaint(new SystemText("Cp1252", "Cp1252", true, none), "Möhre"));
  }

  @Test
  void variablesAndFoldersThatCannotBeNamedAreRefused() throws IOException {
    SystemText ascii = text(ASCII);
    String end =
        " cannot be read, because this locale is not installed or is none of UTF-8: "
            + ASCII
            + ADVICE;
    for (String name : List.of("PETSHELL_DB", "DATABASE_URL", "HOME", "XDG_STATE_HOME")) {
      assertEquals(
          Optional.of("the variable " + name + end),
          ascii.complaint(List.of(), Map.of(name, "/z\uFFFD"), "/"));
    }
    assertEquals(
        Optional.of("the working folder" + end), ascii.complaint(List.of(), Map.of(), "/z\uFFFD"));
    assertEquals(
        Optional.empty(), ascii.complaint(List.of(), Map.of("OTHER", "zü", "HOME", "/"), "/"));
    assertEquals(
        Optional.empty(), text("UTF-8").complaint(List.of(), Map.of("HOME", "/zü"), "/zü"));
    SystemText halfUtf8 = new SystemText("UTF-8", "ISO-8859-1", false, folder.resolve("none"));
    assertTrue(halfUtf8.complaint(List.of(), Map.of("HOME", "/zÃ¼"), "/").isPresent());
  }

  private static Optional<String> complaint(SystemText text, String... words) {
    return text.complaint(List.of(words), Map.of(), "/");
  }

  private SystemText text(String encoding, String... typed) throws IOException {
    return new SystemText(encoding, encoding, false, file(StandardCharsets.UTF_8, typed));
  }

  private Path file(Charset charset, String... typed) throws IOException {
    String line = "java\0-jar\0petshell.jar\0" + String.join("\0", typed) + "\0";
    return Files.write(Files.createTempFile(folder, "command", ""), line.getBytes(charset));
  }
}
