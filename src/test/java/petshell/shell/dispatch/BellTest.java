package petshell.shell.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.annotation.Command;
import petshell.output.ColorDepth;
import petshell.output.TerminalFacts;
import petshell.shell.call.Call;

class BellTest {
  /** Takes its time by the clock of the test. */
  static final class Work {
    private final AtomicReference<Instant> clock;
    private final Duration time;

    private Work(AtomicReference<Instant> clock, Duration time) {
      this.clock = clock;
      this.time = time;
    }

    @Command(name = "work", description = "Works.", help = "work")
    void work(Call call) {
      clock.set(call.clock().instant().plus(time));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, true, work, 0",
    "31, true, work, 1",
    "31, false, work, 0",
    "31, true, --quiet work, 0"
  })
  void theBellRingsAtATerminalAfterMoreThanHalfAMinute(
      int seconds, boolean terminal, String words, int rings) {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource clock = now::get;
    TerminalFacts facts = new TerminalFacts(false, terminal, terminal, 80, 24, ColorDepth.NONE);
    Work work = new Work(now, Duration.ofSeconds(seconds));
    String err = SingleCommand.run(facts, clock, work, words.split(" ")).err();
    assertEquals("\u0007".repeat(rings), err);
  }
}
