package petshell.shell.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
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

  /** Breaks after it has printed something. */
  static final class Broken {
    @Command(name = "break", group = "Looking", description = "Breaks.", help = "break badly")
    void run(Call call, @Argument(index = 0, description = "how") String how) {
      call.console().out().print("trying\n");
      switch (how) {
        case "badly" -> throw new IllegalStateException("the bowl is broken");
        case "silently" -> throw new NullPointerException();
        default -> throw new StackOverflowError();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "badly, the bowl is broken",
    "silently, NullPointerException",
    "deeply, StackOverflowError"
  })
  void anUnexpectedFailureIsOneLine(String how, String reason) {
    assertEquals(
        new Result(1, "trying\n", "error: internal error: " + reason + "; --debug shows where\n"),
        SingleCommand.run(new Broken(), "break", how));
  }

  @Test
  void debugAddsTheStackTrace() {
    Result result = SingleCommand.run(new Broken(), "--debug", "break", "badly");
    assertEquals(1, result.code());
    assertTrue(
        result
            .err()
            .startsWith(
                """
                error: internal error: the bowl is broken; --debug shows where
                java.lang.IllegalStateException: the bowl is broken
                    at petshell.shell.dispatch.CommandRunnerTest$Broken.run("""),
        result.err());
  }

  @Test
  void aCommandIsLookedForByTheParserAndTheExecutorAlone() {
    NotedRegistry registry = new NotedRegistry();
    registry.registerCommand(AnnotatedCommand.of(new Greet(), ValueReaders.usual()));
    assertEquals(new Result(0, "hello\n", ""), SingleCommand.run(new Nested(registry), "nested"));
    assertEquals(List.of("greet", "greet"), registry.names);
  }
}
