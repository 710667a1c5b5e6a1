package petshell.shell.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Call;
import petshell.store.StoreException;

class RetriedReadTest {
  private static final String MOVED = "another program has written";

  /** Looks at a database to which another program writes the first times. */
  static final class Disturbed {
    private final int disturbances;
    private final String printedFirst;
    private int looks;

    Disturbed(int disturbances, String printedFirst) {
      this.disturbances = disturbances;
      this.printedFirst = printedFirst;
    }

    @Command(name = "look", group = "Looking", description = "Looks.", help = "look")
    void look(Call call) {
      looks++;
      call.console().out().print(printedFirst);
      if (looks <= disturbances) {
        throw new StoreException(StoreException.Reason.MOVED, MOVED, null);
      }
      call.console().out().print("seen\n");
    }
  }

  @Test
  void aDisturbedReadIsRepeated() {
    assertEquals(new Result(0, "seen\n", ""), run(new Disturbed(4, "")));
  }

  @Test
  void oneThatIsAlwaysDisturbedEnds() {
    Disturbed always = new Disturbed(Integer.MAX_VALUE, "");
    assertEquals(new Result(1, "", "error: " + MOVED + "\n"), run(always));
    assertEquals(5, always.looks);
  }

  @Test
  void nothingIsPrintedTwice() {
    assertEquals(
        new Result(1, "first\n", "error: " + MOVED + "\n"), run(new Disturbed(1, "first\n")));
  }

  private static Result run(Disturbed command) {
    return SingleCommand.run(command, "look");
  }
}
