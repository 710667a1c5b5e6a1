package petshell.shell.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.ShellHarness;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.Call;
import petshell.shell.option.ValueReaders;

class CommandRunnerTest {
  /** Notes what is looked for in it. */
  static final class NotedRegistry extends CommandRegistry {
    private final List<String> names = new ArrayList<>();

    @Override
    public org.springframework.shell.core.command.Command getCommandByName(String name) {
      names.add(name);
      return super.getCommandByName(name);
    }
  }

  static final class Greet {
    @Command(name = "greet", group = "Looking", description = "Greets.", help = "greet")
    void greet(Call call) {
      call.console().out().print("hello\n");
    }
  }

  /** Runs a command of another registry. */
  static final class Nested {
    private final CommandRunner runner;

    Nested(CommandRegistry registry) {
      this.runner = new CommandRunner(registry);
    }

    @Command(name = "nested", group = "Looking", description = "Runs another.", help = "nested")
    void nested(Call call) {
      runner.run(List.of("greet"), call);
    }
  }

  @Test
  void aCommandIsLookedForByTheParserAndTheExecutorAlone() {
    NotedRegistry registry = new NotedRegistry();
    registry.registerCommand(AnnotatedCommand.of(new Greet(), ValueReaders.usual()));
    Result result =
        new ShellHarness((setup, names) -> setup.command(new Nested(registry)), Instant.EPOCH)
            .run("nested");
    assertEquals(new Result(0, "hello\n", ""), result);
    assertEquals(List.of("greet", "greet"), registry.names);
  }
}
