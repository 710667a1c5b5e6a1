package petshell.shell.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import petshell.shell.dispatch.AnnotatedCommand;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.OfferedOption;
import petshell.shell.dispatch.Parameter;
import petshell.shell.option.FileCandidates;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReader;

/**
 * What petshell's command line takes at each place, as far as that is the same for every database.
 *
 * @param commands every command
 * @param options the options before the command
 */
public record CompletionModel(List<Entry> commands, List<Choice> options) {
  /** The system's shell would read something else into the others. */
  private static final Pattern PLAIN = Pattern.compile("[a-z-]+");

  /** What a place takes. */
  public enum Kind {
    /** Nothing: an option without a value. */
    FLAG,
    /** Something that cannot be known. */
    TEXT,
    /** A file or a folder. */
    FILE,
    /** One of some words. */
    WORDS
  }

  /**
   * What a place takes.
   *
   * @param kind of which kind it is
   * @param words the words, none for the other kinds
   */
  record Value(Kind kind, List<String> words) {
    static final Value NONE = new Value(Kind.FLAG, List.of());

    static Value of(ValueReader<?> reader) {
      if (!reader.words().isEmpty()) {
        return new Value(Kind.WORDS, reader.words());
      }
      boolean isFile = reader.candidates() instanceof FileCandidates;
      return new Value(isFile ? Kind.FILE : Kind.TEXT, List.of());
    }
  }

  /**
   * An option.
   *
   * @param names its words, dashes included, the long one first
   * @param description what it does
   * @param value what follows it
   */
  record Choice(List<String> names, String description, Value value) {
    /** Returns the long word. */
    String name() {
      return names.get(0);
    }
  }

  /**
   * A command.
   *
   * @param names its name and aliases
   * @param description what it does, in a line
   * @param options its options, with those that every command takes
   * @param arguments what its words are, in their order
   * @param hasMore whether more words like the last one may follow
   */
  record Entry(
      List<String> names,
      String description,
      List<Choice> options,
      List<Value> arguments,
      boolean hasMore) {
    String name() {
      return names.get(0);
    }
  }

  /** Returns the model of a program with some commands. */
  public static CompletionModel of(CommandCatalog catalog) {
    return new CompletionModel(
        catalog.commands().stream().map(CompletionModel::entry).toList(),
        Arrays.stream(GlobalOption.values()).map(CompletionModel::choice).toList());
  }

  /** Returns the names of all commands. */
  List<String> commandNames() {
    return commands.stream().map(Entry::name).toList();
  }

  private static Entry entry(AnnotatedCommand command) {
    List<String> names = new ArrayList<>(List.of(command.getName()));
    command.getAliases().stream().filter(PLAIN.asMatchPredicate()).forEach(names::add);
    List<Parameter.OfArgument> arguments = command.signature().arguments();
    return new Entry(
        names,
        command.getDescription(),
        OfferedOption.of(command).stream().map(CompletionModel::choice).toList(),
        arguments.stream().map(argument -> Value.of(argument.reader())).toList(),
        arguments.stream().anyMatch(argument -> argument.shape().isList()));
  }

  private static Choice choice(OfferedOption option) {
    return choice(option.names(), option.description(), option.reader());
  }

  private static Choice choice(GlobalOption option) {
    return choice(option.words(), option.description(), option.reader());
  }

  private static Choice choice(
      List<String> names, String description, Optional<ValueReader<?>> reader) {
    Optional<Value> value = reader.map(Value::of);
    return new Choice(names, description, value.orElse(Value.NONE));
  }
}
