package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
  private static final TerminalFacts TERMINAL =
      new TerminalFacts(true, true, true, 10, 4, ColorDepth.SIXTEEN);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Path paged;

  @BeforeEach
  void nameTheFile() {
    paged = folder.resolve("paged");
  }

  @Test
  void whatFitsTheTerminalIsPrinted() {
    print("cat > " + paged, TERMINAL, "1\n2\n3\n");
    assertEquals("1\n2\n3\n", out.toString());
    assertFalse(Files.exists(paged));
  }

  @Test
  void whatDoesNotFitGoesThroughThePager() throws IOException {
    print("sed 's/^/> /' > " + paged, TERMINAL, "1\n2\n3\n4\nミロ\n");
    assertEquals("", out.toString());
    assertEquals("> 1\n> 2\n> 3\n> 4\n> ミロ\n", Files.readString(paged));
  }

  @Test
  void aLineThatTheTerminalBreaksCountsAsItsRows() throws IOException {
    print("cat > " + paged, TERMINAL, "1\n2\n\u001b[1m0123456789\u001b[0m\n");
    assertFalse(Files.exists(paged));
    print("cat > " + paged, TERMINAL, "1\n2\n01234567890\n");
    assertEquals("1\n2\n01234567890\n", Files.readString(paged));
  }

  @Test
  void offATerminalNothingIsPaged() {
    TerminalFacts facts = new TerminalFacts(false, true, true, 10, 4, ColorDepth.SIXTEEN);
    print("cat > " + paged, facts, "1\n2\n3\n4\n5\n");
    assertEquals("1\n2\n3\n4\n5\n", out.toString());
  }

  @Test
  void whereNoUserCanAnswerNothingIsPaged() {
    TerminalFacts facts = new TerminalFacts(true, true, false, 10, 4, ColorDepth.SIXTEEN);
    print("cat > " + paged, facts, "1\n2\n3\n4\n5\n");
    assertEquals("1\n2\n3\n4\n5\n", out.toString());
  }

  @Test
  void withoutItsPagerEverythingIsPrintedOnce() {
    print("exit 127", TERMINAL, "1\n2\n3\n4\n5\n");
    assertEquals("1\n2\n3\n4\n5\n", out.toString());
  }

  @Test
  void aPagerThatIsFoundMissingMidwayLosesNothing() {
    try (Pager pager = pager("exit 127", TERMINAL)) {
      for (int line = 1; line <= 20_000; line++) {
        pager.out().print(line + "\n");
      }
      assertFalse(pager.out().checkError());
    }
    assertEquals(20_000, out.toString().lines().count());
    assertTrue(out.toString().startsWith("1\n2\n3\n"));
  }

  @Test
  void aPagerThatIsLeftEarlyIsNoErrorButIsReported() {
    try (Pager pager = pager("head -n 1 > " + paged, TERMINAL)) {
      boolean left = false;
      for (int line = 1; line <= 1_000_000 && !left; line++) {
        pager.out().print("line " + line + "\n");
        left = line % 1000 == 0 && pager.out().checkError();
      }
      assertTrue(left);
    }
    assertEquals("", out.toString());
  }

  @Test
  void thePagerIsChosenByTheEnvironment() {
    assertEquals(
        Optional.of("most"), Pager.command(Map.of("PETSHELL_PAGER", "most", "PAGER", "more")));
    assertEquals(Optional.of("more"), Pager.command(Map.of("PAGER", "more")));
    assertTrue(Pager.command(Map.of()).orElseThrow().contains("less -FRX"));
    assertEquals(Optional.empty(), Pager.command(Map.of("PETSHELL_PAGER", "", "PAGER", "more")));
    assertEquals(Optional.empty(), Pager.command(Map.of("PAGER", "cat")));
    assertEquals(Optional.empty(), Pager.command(Map.of("PAGER", "more", "TERM", "dumb")));
  }

  @Test
  void unpagedOutputIsTheConsolesOwn() {
    Console console = new Console(new PrintWriter(out), new PrintWriter(out), TERMINAL, false);
    try (Pager pager = Pager.of(console, Map.of("PAGER", ""), StandardCharsets.UTF_8)) {
      assertSame(console.out(), pager.out());
    }
  }

  @Test
  void messagesComeWhereTheyWereWrittenButNeverIntoThePager() throws IOException {
    try (Pager pager = pager("sed 's/^/> /' > " + paged, TERMINAL)) {
      pager.console().message("before");
      pager.out().print("1\n2\n");
      pager.console().message("between");
      pager.out().print("1\n2\n3\n4\n5\n");
      pager.console().warning("after");
      assertEquals("before\n1\n2\nbetween\n", out.toString());
    }
    assertEquals(
        "before\n1\n2\nbetween\nwarning: after\n",
        out.toString().replaceAll("\033\\[[0-9;]*m", ""));
    assertEquals("> 1\n> 2\n> 3\n> 4\n> 5\n", Files.readString(paged));
  }

  @Test
  void beforeAQuestionAllIsShown() throws IOException {
    try (Pager pager = pager("cat >> " + paged, TERMINAL)) {
      pager.out().print("1\n2\n");
      pager.console().flush();
      assertEquals("1\n2\n", out.toString());
      pager.out().print("1\n2\n3\n4\n5\n");
      pager.console().flush();
      assertEquals("1\n2\n3\n4\n5\n", Files.readString(paged));
      assertFalse(pager.isRead());
      pager.out().print("6\n");
    }
    assertEquals("1\n2\n6\n", out.toString());
  }

  @Test
  void aPictureAndWhatFollowsItIsNotPaged() {
    for (String start : List.of("\033_Ga=T;", "\033]1337;File=", "\033Pq")) {
      out.getBuffer().setLength(0);
      try (Pager pager = pager("cat > " + paged, TERMINAL)) {
        pager.out().print("1\n");
        pager.out().print(start + "\033\\\n");
        pager.out().print("3\n4\n5\n6\n");
      }
      assertEquals("1\n" + start + "\033\\\n3\n4\n5\n6\n", out.toString());
    }
    assertFalse(Files.exists(paged));
  }

  @Test
  void itIsReadUntilItEnds() {
    try (Pager pager = pager("cat > /dev/null", TERMINAL)) {
      assertFalse(pager.isRead());
      pager.out().print("1\n2\n3\n4\n5\n");
      assertTrue(pager.isRead());
    }
  }

  private void print(String command, TerminalFacts facts, String text) {
    try (Pager pager = pager(command, facts)) {
      text.chars().forEach(character -> pager.out().write(character));
    }
  }

  private Pager pager(String command, TerminalFacts facts) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(out), facts, false);
    return Pager.of(console, Map.of("PETSHELL_PAGER", command), StandardCharsets.UTF_8);
  }

  @Test
  void thePagerHasTheLocaleThatTheUserHas() {
    Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8", "LANG", "C"));
    PagerProcess.giveBackLocale(environment);
    assertEquals(Map.of("LC_ALL", "C.UTF-8", "LANG", "C"), environment);
    environment.put("PETSHELL_USER_LC_ALL", "de_DE.UTF-8");
    PagerProcess.giveBackLocale(environment);
    assertEquals(Map.of("LC_ALL", "de_DE.UTF-8", "LANG", "C"), environment);
    environment.put("PETSHELL_USER_LC_ALL", "");
    PagerProcess.giveBackLocale(environment);
    assertEquals(Map.of("LANG", "C"), environment);
  }
}
