package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.shell.option.CallOptions;
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

  /** Returns the options of a command: its own, then those of every command. */
  public static List<OfferedOption> of(AnnotatedCommand command) {
    List<OfferedOption> options = new ArrayList<>();
    command.signature().options().forEach(option -> options.add(of(option)));
    GlobalOption.afterTheCommand().forEach(option -> options.add(of(option)));
    options.add(
        new OfferedOption(
            List.of(CallOptions.HELP), "shows what the command does", Optional.empty(), true));
    return List.copyOf(options);
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

  private static OfferedOption of(GlobalOption option) {
    return new OfferedOption(option.words(), option.description(), option.reader(), false);
  }

  /** Returns the long word, dashes included. */
  String name() {
    return names.get(0);
  }
}
