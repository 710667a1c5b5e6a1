package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;
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
  private final CommandRegistry registry;

  public StrictParser(CommandRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /**
   * Reads a line.
   *
   * @throws PetShellException if it makes no sense
   */
  @Override
  public ParsedInput parse(String line) {
    return parse(WordScanner.read(line, Variables.none()));
  }

  /**
   * Reads words, none of which is split again.
   *
   * @param words the command and all that follows it, at least one word
   * @throws PetShellException if they make no sense
   */
  ParsedInput parse(List<String> words) {
    Command command = command(words.get(0));
    List<String> rest = words.subList(1, words.size());
    return rest.stream().takeWhile(word -> !word.equals("--")).anyMatch(CallOptions.HELP::equals)
        ? helpFor(command)
        : new Reading(command, rest).read();
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

  private static ParsedInput helpFor(Command command) {
    return ParsedInput.builder()
        .commandName("help")
        .addArgument(new CommandArgument(0, command.getName()))
        .build();
  }

  /** Reads what follows a command, from left to right. */
  private static final class Reading {
    private final Command command;
    private final List<String> words;
    private final List<CommandOption> known = new ArrayList<>();
    private final List<CommandOption> given = new ArrayList<>();
    private final ParsedInput.Builder input = ParsedInput.builder();
    private int position;
    private int arguments;

    private Reading(Command command, List<String> words) {
      this.command = command;
      this.words = words;
      known.addAll(command.getOptions());
      known.addAll(CallOptions.all());
    }

    private ParsedInput read() {
      input.commandName(command.getName());
      boolean optionsEnded = false;
      while (position < words.size()) {
        String word = words.get(position++);
        if (optionsEnded || !isOption(word)) {
          input.addArgument(new CommandArgument(arguments++, word));
        } else if (word.equals("--")) {
          optionsEnded = true;
        } else {
          option(word);
        }
      }
      return input.build();
    }

    private static boolean isOption(String word) {
      return word.length() > 1 && word.startsWith("-");
    }

    private void option(String word) {
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      CommandOption option =
          known.stream()
              .filter(one -> one.isOptionEqual(name))
              .findFirst()
              .orElseThrow(() -> unknown(name));
      if (option.type() == String.class && given.contains(option)) {
        throw error("given twice: " + name + ": give it once");
      }
      given.add(option);
      Optional<String> joined =
          equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
      input.addOption(withValue(option, value(option, name, joined)));
    }

    private String value(CommandOption option, String name, Optional<String> joined) {
      if (option.type() == boolean.class) {
        joined.ifPresent(
            text -> {
              throw error(name + " takes no value: " + Usage.quoted(text) + ": leave it out");
            });
        return "";
      }
      String text = joined.orElseGet(() -> next(name));
      Optional<ValueReader<?>> reader =
          CallOptions.find(String.valueOf(option.longName())).flatMap(GlobalOption::reader);
      if (reader.isPresent() && reader.get().read(text).isEmpty()) {
        throw error(Usage.wrongValue(name, text, reader.get().allowed()).getMessage());
      }
      return text;
    }

    private String next(String name) {
      if (position == words.size() || words.get(position).startsWith("--")) {
        throw error(
            "missing value: " + name + ": " + command.getName() + " --help shows the usage");
      }
      return words.get(position++);
    }

    private PetShellException unknown(String name) {
      if (GlobalOption.of(name).isPresent()) {
        return error(
            name + " stands before the command: petshell " + name + " ... " + command.getName());
      }
      List<String> names =
          Stream.concat(
                  known.stream().map(one -> "--" + one.longName()), Stream.of(CallOptions.HELP))
              .toList();
      return error(
          "unknown option: "
              + (name.isEmpty() ? Usage.quoted(name) : name)
              + ": "
              + Suggestion.orElse(name, names, command.getName() + " --help shows the options"));
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
