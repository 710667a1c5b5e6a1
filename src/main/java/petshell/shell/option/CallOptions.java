package petshell.shell.option;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** The options that every command takes in addition to its own. */
public final class CallOptions {
  /** Asks for the help of the command instead of running it. */
  public static final String HELP = "--help";

  private CallOptions() {}

  /** Returns the options as Spring Shell knows them. */
  public static List<CommandOption> all() {
    return GlobalOption.afterTheCommand().stream().map(CallOptions::commandOption).toList();
  }

  /** Finds one of these options by its name without dashes. */
  public static Optional<GlobalOption> find(String longName) {
    return GlobalOption.afterTheCommand().stream()
        .filter(option -> option.longName().equals(longName))
        .findAny();
  }

  /** Returns what the words of a call say of these options. */
  public static GlobalOptions of(ParsedInput input) {
    GlobalOptions options = GlobalOptions.none();
    for (CommandOption given : input.options()) {
      Optional<GlobalOption> option = find(String.valueOf(given.longName()));
      if (option.isPresent() && !options.has(option.get())) {
        options = options.with(option.get(), Objects.requireNonNullElse(given.value(), ""));
      }
    }
    return options;
  }

  private static CommandOption commandOption(GlobalOption option) {
    return CommandOption.with()
        .longName(option.longName())
        .description(option.description())
        .type(option.reader().isPresent() ? String.class : boolean.class)
        .build();
  }
}
