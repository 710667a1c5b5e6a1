package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void messagesWarningsAndErrorsAreLinesOnStandardError() {
    Console console = console(false);
    console.message("3 pets are filled");
    console.warning("the disk is nearly full");
    console.error(problem("no pet has this id: \"abc\": list-pets shows the ids"), false);
    assertEquals(
        """
        3 pets are filled
        warning: the disk is nearly full
        error: no pet has this id: "abc": list-pets shows the ids
        """,
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void problemIsALineForPeopleWithItsPlaceAndHint() {
    Problem problem =
        new Problem(
            "usage", 2, Optional.of("a.pets:3"), "no such command", Optional.of("see help"));
    console(false).error(problem, false);
    assertEquals("a.pets:3: error: no such command; see help\n", err.toString());
  }

  @Test
  void problemIsALineOfJsonForPrograms() {
    console(true).error(problem("no \"pet\"\n\u202e"), true);
    Problem placed =
        new Problem(
            "usage", 2, Optional.of("a.pets:3"), "no such command", Optional.of("see help"));
    console(false).error(placed, true);
    assertEquals(
        """
        {"error":{"code":"failed","exitCode":1,"message":"no \\"pet\\"\\n\\u202E","hint":null}}
        {"error":{"code":"usage","exitCode":2,"message":"no such command","hint":"see help","place":"a.pets:3"}}
        """,
        err.toString());
  }

  private static Problem problem(String message) {
    return new Problem("failed", 1, Optional.empty(), message, Optional.empty());
  }

  @Test
  void textIsBrokenAtWordsOnATerminalButNotWhatIsToBeTyped() {
    TerminalFacts facts = new TerminalFacts(false, true, true, 20, 10, ColorDepth.SIXTEEN);
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), facts, false);
    console.message("All are saved to a file first.");
    console.message("Next: backfill --from 'a file.jsonl'");
    console.error(problem("no pet has this id"), false);
    assertEquals(
        """
        All are saved to a
        file first.
        Next: backfill --from 'a file.jsonl'
        \u001b[1;31merror:\u001b[0m no pet has
          this id
        """,
        err.toString());
  }

  @Test
  void quietLeavesOutMessagesButNeitherWarningsNorErrors() {
    Console console = console(true);
    console.message("3 pets are filled");
    console.warning("careful");
    console.error(problem("no"), false);
    assertEquals("warning: careful\nerror: no\n", err.toString());
  }

  @Test
  void textOfUsersStaysOnOneLineAndReachesTheTerminalHarmless() {
    Console console = console(false);
    console.message("a\u001b[2Jb");
    console.warning("a\r\nb");
    console.error(problem("a\u202eb"), false);
    assertEquals("a\\u001b[2Jb\nwarning: a\\r\\nb\nerror: a\\u202eb\n", err.toString());
  }

  @Test
  void onlyTheFirstWordIsColouredAndOnlyOnATerminal() {
    TerminalFacts facts = new TerminalFacts(false, true, true, 40, 10, ColorDepth.SIXTEEN);
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), facts, false);
    console.error(problem("no"), false);
    console.warning("careful");
    assertEquals(
        "\u001b[1;31merror:\u001b[0m no\n\u001b[33mwarning:\u001b[0m careful\n", err.toString());
    assertEquals(Theme.PLAIN, console.theme());
  }

  @Test
  void linesAreLimitedOnATerminalUnlessWide() {
    TerminalFacts facts = new TerminalFacts(true, true, true, 40, 10, ColorDepth.SIXTEEN);
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), facts, false);
    assertEquals(40, console.layout(false).width());
    assertEquals(Layout.UNLIMITED, console.layout(true).width());
    assertEquals(Layout.PLAIN, console(false).layout(false));
  }

  @Test
  void withQuietKeepsTheWriters() {
    Console console = console(false);
    assertSame(console, console.withQuiet(false));
    Console quiet = console.withQuiet(true);
    assertTrue(quiet.quiet());
    assertSame(console.out(), quiet.out());
    assertSame(console.err(), quiet.err());
  }

  @Test
  void aReaderThatHasGoneAwayShowsAsAnError() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int oneByte) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    PrintWriter writer = new PrintWriter(broken, false, StandardCharsets.UTF_8);
    Console console = new Console(writer, new PrintWriter(err), TerminalFacts.noTerminal(), false);
    assertFalse(console.out().checkError());
    console.out().print("row\n");
    assertTrue(console.out().checkError());
  }

  private Console console(boolean quiet) {
    return new Console(
        new PrintWriter(out), new PrintWriter(err), TerminalFacts.noTerminal(), quiet);
  }

  @Test
  void theWidthIsTheCurrentOneWhereItIsMeasured() {
    int[] columns = {90};
    Console console =
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            new TerminalFacts(true, true, true, 70, 24, ColorDepth.NONE),
            false);
    assertEquals(70, console.currentWidth());
    Console measured = console.measuredBy(() -> columns[0]).withQuiet(true);
    assertEquals(90, measured.currentWidth());
    columns[0] = 20;
    assertEquals(20, measured.currentWidth());
    columns[0] = 0;
    assertEquals(70, measured.currentWidth());
  }
}
