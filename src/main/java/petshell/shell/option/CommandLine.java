package petshell.shell.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import petshell.shell.line.Suggestion;
import petshell.shell.line.Usage;

/**
 * The words with which the program was started.
 *
 * @param options the global options
 * @param words the command and all that follows it; empty where there is no command
 */
public record CommandLine(GlobalOptions options, List<String> words) {
  public CommandLine {
    words = List.copyOf(words);
  }

  /**
   * Reads the words.
   *
   * @throws petshell.store.PetShellException if an option is unknown, lacks its value or has a
   *     wrong one, or is repeated
   */
  public static CommandLine parse(List<String> arguments) {
    return new Parser(arguments).parse();
  }

  /** Reads the words from left to right. */
  private static final class Parser {
    private final List<String> arguments;
    private GlobalOptions options = GlobalOptions.none();
    private int position;

    private Parser(List<String> arguments) {
      this.arguments = arguments;
    }

    private CommandLine parse() {
      while (position < arguments.size() && isOption(arguments.get(position))) {
        if (arguments.get(position).equals("--")) {
          position++;
          break;
        }
        option(arguments.get(position++));
      }
      List<String> words = arguments.subList(position, arguments.size());
      refuseSecond(words);
      return new CommandLine(options, words);
    }

    /** Refuses a value before the command and another one after it. */
    private void refuseSecond(List<String> words) {
      for (GlobalOption option : GlobalOption.afterTheCommand()) {
        boolean again =
            words.stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> (word + "=").startsWith(option.word() + "="));
        if (again && options.has(option) && !option.mayBeRepeated()) {
          throw Usage.error("given twice: " + option.word() + ": give it once");
        }
      }
    }

    private static boolean isOption(String word) {
      return word.length() > 1 && word.startsWith("-");
    }

    private void option(String word) {
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      GlobalOption option = GlobalOption.of(name).orElseThrow(() -> unknown(name));
      if (options.has(option) && !option.mayBeRepeated()) {
        throw Usage.error("given twice: " + name + ": give it once");
      }
      Optional<String> joined =
          equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
      options = options.with(option, value(option, name, joined));
    }

    private String value(GlobalOption option, String name, Optional<String> joined) {
      if (option.reader().isEmpty()) {
        joined.ifPresent(
            text -> {
              throw Usage.error(name + " takes no value: " + Usage.quoted(text) + ": leave it out");
            });
        return "";
      }
      ValueReader<?> reader = option.reader().get();
      String text = joined.orElseGet(() -> next(name, reader));
      if (reader.read(text).isEmpty()) {
        throw Usage.wrongValue(name, text, reader.allowed());
      }
      return text;
    }

    private String next(String name, ValueReader<?> reader) {
      if (position == arguments.size() || arguments.get(position).startsWith("--")) {
        throw Usage.missingValue(name, reader.allowed());
      }
      return arguments.get(position++);
    }

    private static RuntimeException unknown(String name) {
      List<String> known = Arrays.stream(GlobalOption.values()).map(GlobalOption::word).toList();
      return Usage.error(
          "unknown option: "
              + name
              + ": "
              + Suggestion.orElse(
                  name, known, "a command's own options follow the command, --help shows all"));
    }
  }
}
