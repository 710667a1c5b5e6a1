package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.shell.option.CallOptions;
import petshell.shell.option.Proposals;

/** The commands in the order in which help shows them, which Spring Shell's registry forgets. */
public final class CommandCatalog {
  private final CommandRegistry registry = new CommandRegistry();
  private final List<AnnotatedCommand> commands = new ArrayList<>();

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if a name or an option is taken already: a mistake in the
   *     program
   */
  void add(AnnotatedCommand command) {
    Stream.concat(Stream.of(command.getName()), command.getAliases().stream())
        .filter(name -> registry.getCommandByName(name) != null)
        .findAny()
        .ifPresent(
            taken -> {
              throw new IllegalArgumentException("two commands are called " + taken);
            });
    for (CommandOption option : command.getOptions()) {
      if (CallOptions.isTaken(String.valueOf(option.longName()))) {
        throw new IllegalArgumentException(
            command.getName() + " must not take --" + option.longName() + " itself");
      }
    }
    commands.add(command);
    registry.registerCommand(command);
  }

  /** Returns Spring Shell's registry, which holds the same commands. */
  public CommandRegistry registry() {
    return registry;
  }

  /** Returns the commands in the order of help. */
  public List<AnnotatedCommand> commands() {
    return Collections.unmodifiableList(commands);
  }

  /** Returns the names of all commands. */
  public List<String> names() {
    return commands.stream().map(AnnotatedCommand::getName).toList();
  }

  /** Returns the names of commands that a word may be completed to. */
  public List<CompletionProposal> candidates(String prefix) {
    return commands.stream()
        .filter(command -> command.getName().startsWith(prefix))
        .map(command -> Proposals.word(command.getName(), command.getDescription()))
        .toList();
  }

  /** Finds the options of a command by its name or alias. */
  public Optional<KnownOptions> options(String name) {
    return find(name).map(KnownOptions::of);
  }

  /** Finds a command by its name or alias. */
  public Optional<AnnotatedCommand> find(String name) {
    Command command = registry.getCommandByName(name);
    return command instanceof AnnotatedCommand found ? Optional.of(found) : Optional.empty();
  }
}
