package petshell.shell.option;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;
import petshell.shell.line.Usage;

/** The global options as options of a command, each of which takes all of them. */
public final class CallOptions {
  private CallOptions() {}

  /** Returns the options as Spring Shell knows them. */
  public static List<CommandOption> all() {
    return Arrays.stream(GlobalOption.values()).map(CallOptions::commandOption).toList();
  }

  /** Finds one of these options by its name without dashes. */
  public static Optional<GlobalOption> find(String longName) {
    return GlobalOption.of("--" + longName);
  }

  /**
   * Returns whether a command may not have an option of a long name, without dashes, as it would
   * hide one that makes sense with the command.
   */
  public static boolean isTaken(String longName) {
    return find(longName).filter(option -> !option.isOfTheStart()).isPresent();
  }

  /**
   * Returns what the words of a call say of these options.
   *
   * @param input the words
   * @param owns tells of the long name of an option whether it is the command's own
   * @throws petshell.store.PetShellException if one of them says what is started, for which it is
   *     too late
   */
  public static GlobalOptions of(ParsedInput input, Predicate<String> owns) {
    GlobalOptions options = GlobalOptions.none();
    for (CommandOption given : input.options()) {
      String name = String.valueOf(given.longName());
      Optional<GlobalOption> found = find(name);
      if (found.isEmpty() || owns.test(name)) {
        continue;
      }
      GlobalOption option = found.get();
      if (option.isOfTheStart()) {
        throw Usage.error(option.word() + " is fixed once petshell runs", option.hintForLater());
      }
      if (!options.has(option) || option.isList()) {
        options = options.with(option, Objects.requireNonNullElse(given.value(), ""));
      }
    }
    return options;
  }

  private static CommandOption commandOption(GlobalOption option) {
    List<String> words = option.words();
    CommandOption.Builder builder =
        CommandOption.with()
            .longName(option.longName())
            .description(option.description())
            .type(type(option));
    return words.size() == 1 ? builder.build() : builder.shortName(words.get(1).charAt(1)).build();
  }

  private static Class<?> type(GlobalOption option) {
    if (option.reader().isEmpty()) {
      return boolean.class;
    }
    return option.isList() ? List.class : String.class;
  }
}
