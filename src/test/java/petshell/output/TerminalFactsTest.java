package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TerminalFactsTest {
  @Test
  void anUnknownSizeBecomesTheUsualOne() {
    TerminalFacts facts = new TerminalFacts(true, true, true, 0, -1, ColorDepth.SIXTEEN);
    assertEquals(80, facts.width());
    assertEquals(24, facts.height());
  }

  @Test
  void thereIsNoColourWhereThereIsNoTerminal() {
    TerminalFacts facts = new TerminalFacts(false, true, true, 40, 10, ColorDepth.TRUE_COLOR);
    assertEquals(ColorDepth.NONE, facts.outputDepth());
    assertEquals(ColorDepth.TRUE_COLOR, facts.errorDepth());
  }

  @Test
  void withoutATerminalNoQuestionCanBeAsked() {
    assertEquals(
        new TerminalFacts(false, false, false, 80, 24, ColorDepth.NONE),
        TerminalFacts.noTerminal());
  }
}
