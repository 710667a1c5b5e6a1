package petshell.shell.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import petshell.shell.line.OptionWord;
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

    private Parser(List<String> arguments) {
      this.arguments = arguments;
    }

    private CommandLine parse() {
      int position = 0;
      for (OptionWord word : OptionWord.read(arguments, Parser::takesValue)) {
        if (word.kind() == OptionWord.Kind.ARGUMENT) {
          break;
        }
        position++;
        if (word.kind() == OptionWord.Kind.END) {
          break;
        }
        if (word.kind() == OptionWord.Kind.OPTION) {
          option(word);
        }
      }
      List<String> words = arguments.subList(position, arguments.size());
      refuseSecond(OptionWord.read(words, Parser::takesValue));
      return new CommandLine(options, words);
    }

    private static boolean takesValue(String name) {
      return GlobalOption.of(name).flatMap(GlobalOption::reader).isPresent();
    }

    /** Refuses a value before the command and another one after it. */
    private void refuseSecond(List<OptionWord> words) {
      for (GlobalOption option : GlobalOption.afterTheCommand()) {
        boolean again =
            words.stream()
                .filter(word -> word.kind() == OptionWord.Kind.OPTION)
                .anyMatch(word -> word.name().equals(option.word()));
        if (again && options.has(option) && !option.mayBeRepeated()) {
          throw Usage.givenTwice(option.word());
        }
      }
    }

    private void option(OptionWord word) {
      String name = word.name();
      GlobalOption option = GlobalOption.of(name).orElseThrow(() -> unknown(name));
      if (options.has(option) && !option.mayBeRepeated()) {
        throw Usage.givenTwice(name);
      }
      options = options.with(option, value(option, name, word.value()));
    }

    private static String value(GlobalOption option, String name, Optional<String> value) {
      if (option.reader().isEmpty()) {
        value.ifPresent(
            text -> {
              throw Usage.takesNoValue(name, text);
            });
        return "";
      }
      ValueReader<?> reader = option.reader().get();
      String text = value.orElseThrow(() -> Usage.missingValue(name, reader.allowed()));
      if (reader.read(text).isEmpty()) {
        throw Usage.wrongValue(name, text, reader.allowed());
      }
      return text;
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
