package petshell.shell;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.Cancellation;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.ArgumentList;
import petshell.shell.dispatch.Changes;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.option.Proposals;
import petshell.shell.option.Readers;
import petshell.store.PetShellException;

/** Small commands of every kind, for tests of the shell. */
public final class TestCommands {
  private TestCommands() {}

  public static void addTo(CommandSetup setup, PetNames names) {
    setup
        .reader(
            BatchSize.class,
            Readers.wholeNumber(1, 100_000).map(BatchSize::new).orWord("auto", new BatchSize(0)))
        .reader(Colour.class, Readers.oneOf(Colour.class, Colour::text))
        .reader(PetName.class, Readers.text("ID").map(PetName::new).completedBy(prefix -> PETS))
        .command(new Fill())
        .command(new Show())
        .command(new Feed())
        .command(new Drop())
        .command(new Where())
        .command(new Check())
        .command(new Fail())
        .command(new Flood())
        .command(new Wait());
    Commands.addOfShell(setup);
  }

  /** What completion finds: by a part of the id, or by the name that is the description. */
  private static final List<CompletionProposal> PETS =
      List.of(
          Proposals.word("cm1", "Milo"),
          Proposals.word("cm 2", "Mia\u001b"),
          Proposals.word("dm3", "Ben"));

  record PetName(String text) {}

  record BatchSize(long pets) {}

  public enum Colour {
    RED("red"),
    DARK_BLUE("dark-blue");

    private final String text;

    Colour(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** Takes options of every type. */
  static final class Fill {
    @Command(
        name = "fill",
        group = "Work",
        description =
            """
            Fills the bowls.
            It takes one bowl after the other.
            """,
        help =
            """
            fill
            fill --batch 10 --pause 50ms
            """)
    @Changes("the bowls that are empty")
    void fill(
        Call call,
        @Option(longName = "batch", description = "bowls at a time", defaultValue = "100")
            BatchSize batch,
        @Option(longName = "limit", description = "bowls at most") Optional<Integer> limit,
        @Option(longName = "pause", description = "between bowls", defaultValue = "0ms")
            Duration pause,
        @Option(longName = "colour", description = "only such bowls") Optional<Colour> colour,
        @Option(longName = "tag", description = "may be repeated") List<String> tags,
        @Option(longName = "out", description = "writes there") Optional<Path> out,
        @Option(longName = "dry-run", shortName = 'n', description = "fills nothing")
            boolean dryRun) {
      PrintWriter text = call.console().out();
      text.print("fill " + batch.pets() + " " + limit + " " + pause + " " + colour);
      text.print(" " + tags + " " + out + " " + dryRun + "\n");
      text.print(call.options().format() + " " + call.commandLine() + "\n");
      call.console().message("filled");
    }
  }

  /** Takes one argument. */
  static final class Show {
    @Command(name = "show-pet", group = "Look", description = "Shows a pet.", help = "show-pet ab")
    void show(Call call, @Argument(index = 0, description = "its id") PetName petId) {
      call.console().out().print("pet <" + petId.text() + ">\n");
    }
  }

  /** Takes words and an option that must be given. */
  static final class Feed {
    @Command(name = "feed", group = "Work", description = "Feeds pets.", help = "feed ab --with x")
    @Changes("the pets")
    void feed(
        Call call,
        @Argument(index = 0, description = "how much", defaultValue = "1") int amount,
        @Arguments @ArgumentList(name = "id", description = "the pets", atLeast = 1)
            List<String> ids,
        @Option(longName = "with", description = "the food", required = true) String food) {
      call.console().out().print("feed " + amount + " " + ids + " " + food + "\n");
    }
  }

  /** Asks before it does its work. */
  static final class Drop {
    @Command(name = "drop", group = "Work", description = "Drops all.", help = "drop --yes")
    @Changes(value = "everything", destructive = true)
    ExitCode drop(Call call) {
      boolean goesOn = call.confirm("Drop everything?");
      call.console().out().print(goesOn ? "dropped\n" : "kept\n");
      return goesOn ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }

  /** Needs the database. */
  static final class Where {
    @Command(name = "where", group = "Look", description = "Names the file.", help = "where")
    void where(Call call) {
      call.console().out().print(call.database().label() + "\n");
    }
  }

  /** Ends with a code of its own. */
  static final class Check {
    @Command(name = "check", group = "Look", description = "Finds something.", help = "check")
    ExitCode check(Call call) {
      call.console().out().print("1 wrong\n");
      return ExitCode.PENDING;
    }
  }

  /** Throws. */
  static final class Fail {
    @Command(name = "fail", group = "Work", description = "Fails.", help = "fail well")
    void fail(Call call, @Argument(index = 0, description = "how") String how) {
      call.console().out().print("trying\n");
      switch (how) {
        case "well" ->
            throw new PetShellException(PetShellException.Kind.FAILED, "no such pet: \"a\u001b\"");
        case "badly" -> throw new IllegalStateException("the bowl is broken");
        case "silently" -> throw new NullPointerException();
        default -> throw new StackOverflowError();
      }
    }
  }

  /** Prints more than any pipe holds. */
  static final class Flood {
    @Command(name = "flood", group = "Look", description = "Prints much.", help = "flood")
    void flood(Call call) {
      for (int line = 0; line < 100_000; line++) {
        call.console().out().print("line " + line + "\n");
      }
    }
  }

  /** Works until it is asked to stop. */
  static final class Wait {
    @Command(name = "wait", group = "Work", description = "Waits.", help = "wait")
    ExitCode waiting(
        Call call,
        @Option(longName = "deaf", description = "never looks") boolean deaf,
        @Option(longName = "stubborn", description = "stops when aborted only") boolean stubborn)
        throws InterruptedException {
      Cancellation cancellation = deaf ? new Cancellation() : call.cancellation();
      CountDownLatch aborted = new CountDownLatch(1);
      call.console().out().print("waiting\n");
      call.console().flush();
      Cancellation.Hook hook = cancellation.onAbort(aborted::countDown);
      cancellation.await(Duration.ofMinutes(1));
      if (stubborn) {
        call.console().message("asked once");
        aborted.await();
      }
      hook.close();
      call.console().out().print("cleaned up\n");
      return ExitCode.INTERRUPTED;
    }
  }
}
