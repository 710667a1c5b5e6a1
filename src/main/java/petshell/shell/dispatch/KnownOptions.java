package petshell.shell.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import petshell.shell.line.OptionWord;
import petshell.shell.option.CallOptions;
import petshell.shell.option.CommandWords;

/**
 * The options that a command takes: its own and the global ones, of which its own go first.
 *
 * @param own its own
 * @param global all global ones
 */
public record KnownOptions(List<CommandOption> own, List<CommandOption> global)
    implements CommandWords.Options {
  public KnownOptions {
    own = List.copyOf(own);
    global = List.copyOf(global);
  }

  /** Returns the options of a command. */
  public static KnownOptions of(Command command) {
    return new KnownOptions(command.getOptions(), CallOptions.all());
  }

  /** Returns the options where there is no command. */
  public static KnownOptions ofNoCommand() {
    return new KnownOptions(List.of(), CallOptions.all());
  }

  /** Returns what the words behind the command are. */
  public List<OptionWord> read(List<String> words) {
    return OptionWord.read(words, this::takesValue);
  }

  /** Finds an option by its name, dashes included. */
  Optional<CommandOption> find(String name) {
    return all().filter(option -> option.isOptionEqual(name)).findFirst();
  }

  /** Returns the long names, dashes included. */
  List<String> names() {
    return all().map(option -> "--" + option.longName()).toList();
  }

  /** Returns whether the command takes an option of a name, dashes included. */
  public boolean knows(String name) {
    return find(name).isPresent();
  }

  @Override
  public boolean owns(String name) {
    return own.stream().anyMatch(option -> option.isOptionEqual(name));
  }

  /** Returns whether the command has an option of its own of a long name, without dashes. */
  boolean ownsLong(String longName) {
    return owns("--" + longName);
  }

  @Override
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

  private Stream<CommandOption> all() {
    return Stream.concat(own.stream(), global.stream());
  }
}
