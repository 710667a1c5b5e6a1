package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final AtomicInteger width = new AtomicInteger(60);

  @Test
  void aLineIsDrawnAtMostTenTimesASecondAndClearedAtTheEnd() {
    try (ProgressPrinter printer = printer(ProgressMode.LINE)) {
      at(printer, 0, 0);
      at(printer, 50, 100);
      at(printer, 99, 200);
      at(printer, 100, 300);
      at(printer, 150, 400);
    }
    assertEquals(
        "\r[..............................]  0 %  0 of 1,000\u001b[K"
            + "\r[#########.....................]  30 %  300 of 1,000\u001b[K"
            + "\r\u001b[K",
        err.toString());
  }

  @Test
  void theLineFollowsTheWidthOfTheWindow() {
    ProgressPrinter printer = printer(ProgressMode.LINE);
    at(printer, 0, 500);
    width.set(20);
    at(printer, 1000, 600);
    assertEquals(
        "\r[###############...............]  50 %  500 of 1,000\u001b[K\r60 %  600 of 1,000\u001b[K",
        err.toString());
  }

  @Test
  void theFinishIsShownAtOnce() {
    ProgressPrinter printer = printer(ProgressMode.LINE);
    at(printer, 0, 1000);
    millis.addAndGet(1);
    printer.update(new ProgressCounts(1000, 1000, 0, 0, true, "quarantined"));
    assertEquals(
        "\r[#############################.]  99 %  1,000 of 1,000\u001b[K"
            + "\r[##############################]  100 %  1,000 of 1,000\u001b[K",
        err.toString());
  }

  @Test
  void speedAndTimeLeftComeFromTheLastSeconds() {
    ProgressPrinter printer = printer(ProgressMode.LINE);
    width.set(120);
    at(printer, 0, 0);
    err.getBuffer().setLength(0);
    at(printer, 5000, 200);
    assertEquals(
        "\r[######........................]  20 %  200 of 1,000  40/s  about 20 s left\u001b[K",
        err.toString());
  }

  @Test
  void workThatMakesNoProgressGetsSlower() {
    RateMeter meter = new RateMeter();
    assertEquals(0, meter.measure(0, 500));
    assertEquals(100, meter.measure(1_000_000_000L, 600));
    assertEquals(100, meter.measure(1_000_000_001L, 900));
    assertEquals(36.8, meter.measure(6_000_000_000L, 600), 0.1);
    assertEquals(13.5, meter.measure(11_000_000_000L, 500), 0.1);
  }

  @Test
  void workThatWaitsForMoreIsALineOfItsOwn() {
    width.set(30);
    try (ProgressPrinter printer = printer(ProgressMode.LINE)) {
      printer.idle("Watching for new pets.");
      assertEquals("\rWatching for new pets.\u001b[K", err.toString());
      err.getBuffer().setLength(0);
      at(printer, 1000, 100);
      assertTrue(err.toString().contains("10 %"), err.toString());
    }
  }

  @Test
  void aLogSaysOnceThatItWaitsAndThenWhatIsNewOnceAMinute() {
    try (ProgressPrinter printer = printer(ProgressMode.LOG)) {
      printer.idle("waiting");
      printer.idle("waiting, 1 done");
      millis.addAndGet(60_000);
      printer.idle("waiting");
      printer.idle("waiting, 2 done");
      printer.idle("waiting, 3 done");
    }
    assertEquals("waiting\nwaiting, 2 done\n", err.toString());
  }

  @Test
  void aPipeGetsALineEveryFiveSeconds() {
    try (ProgressPrinter printer = printer(ProgressMode.LOG)) {
      at(printer, 0, 0);
      at(printer, 4999, 100);
      at(printer, 5000, 200);
      at(printer, 9999, 300);
      at(printer, 10_000, 400);
    }
    assertEquals(
        "20 %, 200 of 1,000, 20/s, about 40 s left\n40 %, 400 of 1,000, 33/s, about 20 s left\n",
        err.toString());
  }

  @Test
  void plainProgressIsSentencesEveryFiveSeconds() {
    try (ProgressPrinter printer = printer(ProgressMode.SENTENCES)) {
      at(printer, 0, 0);
      at(printer, 5000, 200);
      at(printer, 5100, 300);
    }
    assertEquals(
        "200 of 1,000 are done, that is 20 percent. About 20 seconds to go.\n", err.toString());
  }

  @Test
  void quietShowsNothing() {
    try (ProgressPrinter printer = printer(ProgressMode.NONE)) {
      at(printer, 0, 0);
      at(printer, 60_000, 500);
      printer.aside(() -> err.append("warning: careful\n"));
    }
    assertEquals("warning: careful\n", err.toString());
  }

  @Test
  void theLineMakesRoomForWarnings() {
    width.set(20);
    ProgressPrinter printer = printer(ProgressMode.LINE);
    at(printer, 0, 500);
    printer.aside(() -> err.append("warning: careful\n"));
    printer.close();
    at(printer, 1000, 600);
    printer.aside(() -> err.append("done\n"));
    assertEquals(
        "\r50 %  500 of 1,000\u001b[K\r\u001b[Kwarning: careful\n\r50 %  500 of 1,000\u001b[K\r\u001b[Kdone\n",
        err.toString());
  }

  @Test
  void theModeFollowsTheTerminalAndTheUser() {
    TerminalFacts pipe = TerminalFacts.noTerminal();
    TerminalFacts terminal = new TerminalFacts(false, true, true, 80, 24, ColorDepth.NONE);
    assertEquals(ProgressMode.LINE, ProgressMode.of(terminal, false, false));
    assertEquals(ProgressMode.LOG, ProgressMode.of(pipe, false, false));
    assertEquals(ProgressMode.SENTENCES, ProgressMode.of(terminal, true, false));
    assertEquals(ProgressMode.NONE, ProgressMode.of(terminal, true, true));
  }

  private ProgressPrinter printer(ProgressMode mode) {
    return new ProgressPrinter(
        new PrintWriter(err), mode, width::get, Glyphs.ASCII, () -> millis.get() * 1_000_000);
  }

  private void at(ProgressPrinter printer, long sinceStart, long done) {
    millis.set(1_000_000 + sinceStart);
    printer.update(new ProgressCounts(done, 1000, 0, 0, false, "quarantined"));
  }
}
