package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReader;

/**
 * An option that can follow a command, for completion.
 *
 * @param names its words, dashes included, the long one first
 * @param description what it does
 * @param reader reads its values; empty where it has none
 * @param isOfferedAgain whether it is still proposed when it was given
 */
public record OfferedOption(
    List<String> names,
    String description,
    Optional<ValueReader<?>> reader,
    boolean isOfferedAgain) {
  public OfferedOption {
    names = List.copyOf(names);
  }

  /** Returns the options of a command: its own, then the global ones that are usual with it. */
  public static List<OfferedOption> of(AnnotatedCommand command) {
    List<OfferedOption> options = new ArrayList<>(own(command));
    command.usualOptions().forEach(option -> options.add(of(option)));
    return List.copyOf(options);
  }

  /** Returns the options that a command has itself. */
  public static List<OfferedOption> own(AnnotatedCommand command) {
    return command.signature().options().stream().map(OfferedOption::of).toList();
  }

  /** Returns the global options of a line. */
  static List<OfferedOption> beforeCommand() {
    return GlobalOption.ofLines().stream().map(OfferedOption::of).toList();
  }

  /** Returns the global options that are offered with a command only once a dash is typed. */
  static List<OfferedOption> others(AnnotatedCommand command) {
    List<GlobalOption> usual = command.usualOptions();
    KnownOptions known = KnownOptions.of(command);
    return GlobalOption.ofLines().stream()
        .filter(option -> !usual.contains(option) && !known.ownsLong(option.longName()))
        .map(OfferedOption::of)
        .toList();
  }

  private static OfferedOption of(Parameter.OfOption option) {
    List<String> names = new ArrayList<>(List.of("--" + option.name()));
    if (option.shortName() != ' ') {
      names.add("-" + option.shortName());
    }
    Optional<ValueReader<?>> reader =
        option.shape() == Arity.FLAG ? Optional.empty() : Optional.of(option.reader());
    return new OfferedOption(names, option.description(), reader, option.shape().isList());
  }

  /** Returns a global option. */
  public static OfferedOption of(GlobalOption option) {
    return new OfferedOption(
        option.words(),
        option.description(),
        option.reader(),
        option == GlobalOption.HELP || option == GlobalOption.VARIABLE);
  }

  /** Returns the long word, dashes included. */
  String name() {
    return names.get(0);
  }
}
