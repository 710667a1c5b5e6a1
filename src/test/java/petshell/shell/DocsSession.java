package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import petshell.shell.ShellHarness.Result;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;

/**
 * The session on a page: what the program prints on a terminal of 80 columns without colours. With
 * {@code -Ddocs.write=true} it is written anew, with zeros for what differs from run to run.
 *
 * @param page the page
 * @param call how each line with a call starts, the database included
 * @param program runs the words of a call
 * @param names puts the names of the page for those of the test into what is printed
 */
record DocsSession(
    Path page, String call, Function<String[], Result> program, UnaryOperator<String> names) {
  private static final Pattern SESSION = Pattern.compile("(?ms)^```console\n(.*?)^```$");
  private static final Pattern PROGRESS = Pattern.compile("\r[^\n\r]*\u001b\\[K");

  /** Makes sure that the page shows what the program prints; returns that. */
  String check() throws IOException {
    String text = Files.readString(page);
    MatchResult session = SESSION.matcher(text).results().findFirst().orElseThrow();
    String printed = CommandHarness.withoutFigures(printed(session.group(1)));
    if (Boolean.getBoolean("docs.write")
        && !printed.equals(CommandHarness.withoutFigures(session.group(1)))) {
      Files.writeString(
          page, text.substring(0, session.start(1)) + printed + text.substring(session.end(1)));
    }
    MatchResult now = SESSION.matcher(Files.readString(page)).results().findFirst().orElseThrow();
    assertEquals(printed, CommandHarness.withoutFigures(now.group(1)));
    return printed;
  }

  private String printed(String session) {
    StringBuilder text = new StringBuilder();
    for (String line : session.lines().filter(one -> one.startsWith(call)).toList()) {
      String words = line.substring(call.length());
      Result result =
          program.apply(WordScanner.read(words, Variables.none()).toArray(String[]::new));
      assertEquals(0, result.code(), result.err());
      text.append(line).append('\n').append(result.out());
      text.append(PROGRESS.matcher(result.err()).replaceAll(""));
    }
    return names.apply(text.toString()).replaceAll("(?m) +$", "");
  }
}
