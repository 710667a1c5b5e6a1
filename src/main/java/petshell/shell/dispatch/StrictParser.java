package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;
import petshell.shell.line.OptionWord;
import petshell.shell.line.Suggestion;
import petshell.shell.line.Usage;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;
import petshell.shell.option.CallOptions;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReader;
import petshell.store.PetShellException;

/**
 * Reads the words of a call, and takes no word that it does not know: no abbreviation, no unknown
 * option, no option without its value.
 */
public final class StrictParser implements CommandParser {
  /**
   * A call that makes sense so far.
   *
   * @param command what is called: the help where the words ask for that of another command
   * @param input its words
   */
  record Parsed(Command command, ParsedInput input) {}

  private final CommandRegistry registry;

  /** Makes a parser for the commands of a registry. */
  public StrictParser(CommandRegistry registry) {
    this.registry = registry;
  }

  /**
   * Reads a line.
   *
   * @throws PetShellException if it makes no sense
   */
  @Override
  public ParsedInput parse(String line) {
    return parse(WordScanner.read(line, Variables.none())).input();
  }

  /**
   * Reads words, none of which is split again.
   *
   * @param words the command and all that follows it, at least one word
   * @throws PetShellException if they make no sense
   */
  Parsed parse(List<String> words) {
    Command command = command(words.get(0));
    KnownOptions known = KnownOptions.of(command);
    List<OptionWord> rest = known.read(words.subList(1, words.size()));
    return rest.stream().anyMatch(StrictParser::asksForHelp)
        ? helpFor(command)
        : new Parsed(command, new Reading(command, known, rest).read());
  }

  private static boolean asksForHelp(OptionWord word) {
    return word.kind() == OptionWord.Kind.OPTION && word.text().equals(CallOptions.HELP);
  }

  /**
   * Finds a command.
   *
   * @param name its whole name or alias
   * @throws PetShellException if there is none
   */
  public Command command(String name) {
    Command command = registry.getCommandByName(name);
    if (command == null) {
      throw Usage.error(
          "unknown command: "
              + (name.isEmpty() ? Usage.quoted(name) : name)
              + ": "
              + Suggestion.orElse(name, names(registry), "help shows the commands"));
    }
    return command;
  }

  /** Returns the names and aliases of all commands. */
  static List<String> names(CommandRegistry registry) {
    return registry.getCommands().stream()
        .flatMap(
            command -> Stream.concat(Stream.of(command.getName()), command.getAliases().stream()))
        .sorted()
        .toList();
  }

  private Parsed helpFor(Command command) {
    Command help = command("help");
    return new Parsed(
        help,
        ParsedInput.builder()
            .commandName(help.getName())
            .addArgument(new CommandArgument(0, command.getName()))
            .build());
  }

  /** Reads what follows a command, from left to right. */
  private static final class Reading {
    private final Command command;
    private final KnownOptions known;
    private final List<OptionWord> words;
    private final List<CommandOption> given = new ArrayList<>();
    private final ParsedInput.Builder input = ParsedInput.builder();

    private Reading(Command command, KnownOptions known, List<OptionWord> words) {
      this.command = command;
      this.known = known;
      this.words = words;
    }

    private ParsedInput read() {
      input.commandName(command.getName());
      int arguments = 0;
      for (OptionWord word : words) {
        switch (word.kind()) {
          case ARGUMENT -> input.addArgument(new CommandArgument(arguments++, word.text()));
          case OPTION -> option(word);
          case VALUE, END -> {
            // A value was read with its option.
          }
        }
      }
      return input.build();
    }

    private void option(OptionWord word) {
      String name = word.name();
      CommandOption option = known.find(name).orElseThrow(() -> unknown(name));
      if (option.type() == String.class && given.contains(option)) {
        throw error(Usage.givenTwice(name));
      }
      given.add(option);
      input.addOption(withValue(option, value(option, name, word.value())));
    }

    private String value(CommandOption option, String name, Optional<String> value) {
      if (KnownOptions.isFlag(option)) {
        if (value.isPresent()) {
          throw error(Usage.takesNoValue(name, value.get()));
        }
        return "";
      }
      String text = value.orElseThrow(() -> missingValue(name));
      Optional<ValueReader<?>> reader =
          CallOptions.find(String.valueOf(option.longName())).flatMap(GlobalOption::reader);
      if (reader.isPresent() && reader.get().read(text).isEmpty()) {
        throw error(Usage.wrongValue(name, text, reader.get().allowed()));
      }
      return text;
    }

    private PetShellException missingValue(String name) {
      return error("missing value: " + name + ": " + command.getName() + " --help shows the usage");
    }

    private PetShellException unknown(String name) {
      if (GlobalOption.of(name).isPresent()) {
        return error(
            name + " stands before the command: petshell " + name + " ... " + command.getName());
      }
      return error(
          "unknown option: "
              + (name.isEmpty() ? Usage.quoted(name) : name)
              + ": "
              + Suggestion.orElse(
                  name, known.names(), command.getName() + " --help shows the options"));
    }

    private PetShellException error(PetShellException problem) {
      return error(String.valueOf(problem.getMessage()));
    }

    private PetShellException error(String message) {
      return Usage.error(command.getName() + ": " + message);
    }

    private static CommandOption withValue(CommandOption option, String value) {
      return new CommandOption(
          option.shortName(),
          option.longName(),
          option.description(),
          option.required(),
          option.defaultValue(),
          value,
          option.type());
    }
  }
}
