package petshell.shell.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import petshell.shell.line.OptionWord;
import petshell.shell.option.CallOptions;

/**
 * The options that a command takes: its own and those of every command.
 *
 * @param options all but {@link CallOptions#HELP}, its own first
 */
public record KnownOptions(List<CommandOption> options) {
  public KnownOptions {
    options = List.copyOf(options);
  }

  /** Returns the options of a command. */
  public static KnownOptions of(Command command) {
    return new KnownOptions(
        Stream.concat(command.getOptions().stream(), CallOptions.all().stream()).toList());
  }

  /** Returns no options, as for an unknown command. */
  public static KnownOptions none() {
    return new KnownOptions(List.of());
  }

  /** Returns what the words behind the command are. */
  public List<OptionWord> read(List<String> words) {
    return OptionWord.read(words, this::takesValue);
  }

  /** Finds an option by its name, dashes included; {@link CallOptions#HELP} is not among them. */
  Optional<CommandOption> find(String name) {
    return options.stream().filter(option -> option.isOptionEqual(name)).findFirst();
  }

  /** Returns the long names, dashes included. */
  List<String> names() {
    return Stream.concat(
            options.stream().map(option -> "--" + option.longName()), Stream.of(CallOptions.HELP))
        .toList();
  }

  /** Returns whether the command takes an option of a name, dashes included. */
  public boolean knows(String name) {
    return name.equals(CallOptions.HELP) || find(name).isPresent();
  }

  /** Returns whether a name, dashes included, is one of an option that takes a value. */
  public boolean takesValue(String name) {
    return find(name).filter(option -> !isFlag(option)).isPresent();
  }

  /** Returns whether a name, dashes included, can become one of an option when more is typed. */
  public boolean knowsStart(String start) {
    return names().stream().anyMatch(name -> name.startsWith(start));
  }

  static boolean isFlag(CommandOption option) {
    return option.type() == boolean.class;
  }
}
