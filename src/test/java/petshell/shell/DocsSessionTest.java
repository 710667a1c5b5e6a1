package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;

/**
 * The session that the README shows is what the program prints on a terminal of 80 columns without
 * colours. {@code -Ddocs.write=true} writes it anew, with zeros for what differs from run to run.
 */
class DocsSessionTest {
  private static final Pattern SESSION = Pattern.compile("(?ms)^```console\n(.*?)^```$");
  private static final String CALL = "$ petshell dev.db ";
  private static final Pattern PROGRESS = Pattern.compile("\r[^\n\r]*\u001b\\[K");

  @TempDir private Path folder;

  @Test
  void theSessionIsWhatTheProgramPrints() throws IOException {
    String page = Files.readString(DocsPages.README);
    MatchResult session = SESSION.matcher(page).results().findFirst().orElseThrow();
    String printed = printed(session.group(1));
    if (Boolean.getBoolean("docs.write")
        && !printed.equals(CommandHarness.withoutFigures(session.group(1)))) {
      Files.writeString(
          DocsPages.README,
          page.substring(0, session.start(1)) + printed + page.substring(session.end(1)));
    }
    assertTrue(printed.contains("Clover 17"), printed);
    MatchResult now =
        SESSION.matcher(Files.readString(DocsPages.README)).results().findFirst().orElseThrow();
    assertEquals(printed, CommandHarness.withoutFigures(now.group(1)));
  }

  private String printed(String session) {
    CommandHarness pets = CommandHarness.migrated(folder).onTerminal();
    StringBuilder text = new StringBuilder();
    for (String line : session.lines().filter(one -> one.startsWith(CALL)).toList()) {
      String words = line.substring(CALL.length());
      Result result = pets.run(WordScanner.read(words, Variables.none()).toArray(String[]::new));
      assertEquals(0, result.code(), result.err());
      text.append(line).append('\n').append(result.out());
      text.append(PROGRESS.matcher(result.err()).replaceAll(""));
    }
    return text.toString().replace("FOLDER/", "").replaceAll("(?m) +$", "");
  }
}
