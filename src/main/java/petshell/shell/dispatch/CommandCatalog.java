package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.shell.option.Proposals;

/** The commands in the order in which help shows them, which Spring Shell's registry forgets. */
public final class CommandCatalog {
  private static final Map<String, String> OTHER_TOPICS =
      new TreeMap<>(
          Map.of(
              ProgramHelp.ALL, "Print a line about each command.",
              ProgramHelp.OPTIONS, "Explain the global options."));

  private final CommandRegistry registry = new CommandRegistry();
  private final List<AnnotatedCommand> commands = new ArrayList<>();

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if a name is taken already: a mistake in the program
   */
  void add(AnnotatedCommand command) {
    Stream.concat(Stream.of(command.getName()), command.getAliases().stream())
        .filter(name -> registry.getCommandByName(name) != null)
        .findAny()
        .ifPresent(
            taken -> {
              throw new IllegalArgumentException("two commands are called " + taken);
            });
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

  /** Returns the names of all commands, and what else help knows. */
  public List<String> helpTopics() {
    return Stream.concat(names().stream(), OTHER_TOPICS.keySet().stream()).toList();
  }

  /** Returns what a word behind help may be completed to. */
  public List<CompletionProposal> candidatesForHelp(String prefix) {
    Stream<CompletionProposal> others =
        OTHER_TOPICS.entrySet().stream()
            .map(topic -> Proposals.word(topic.getKey(), topic.getValue()));
    return Stream.concat(
            commands.stream()
                .map(command -> Proposals.word(command.getName(), command.getDescription())),
            others)
        .filter(proposal -> proposal.value().startsWith(prefix))
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
