package petshell.shell.completion;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import petshell.shell.completion.CompletionModel.Choice;
import petshell.shell.completion.CompletionModel.Entry;
import petshell.shell.completion.CompletionModel.Kind;
import petshell.shell.completion.CompletionModel.Value;

/**
 * The functions of a completion script for the value of an option, at the place of an argument, and
 * for the current word. They are the same for both shells, but for how words are written.
 */
final class CompletionCases {
  private static final String CURRENT =
      """

      # Sees the variables of _petshell, which has read the words before the current one.
      _petshell_current() {
        if [[ -n $awaited ]]; then
          _petshell_option "$command" "$awaited"
        elif [[ -z $ended && $current == -* ]]; then
          _petshell_options "$command"
        elif [[ -z $command ]]; then
          _petshell_commands
        else
          _petshell_argument "$command" "$index"
          # Where no word can follow, an option may.
          [[ $kind != flag || -n $current || -n $ended ]] || _petshell_options "$command"
        fi
      }
      """;

  private final StringBuilder text;
  private final Function<List<String>, String> words;

  private CompletionCases(StringBuilder text, Function<List<String>, String> words) {
    this.text = text;
    this.words = words;
  }

  /**
   * Appends the functions.
   *
   * @param text takes them
   * @param words writes the assignments for a choice of words
   */
  static void append(
      StringBuilder text, CompletionModel model, Function<List<String>, String> words) {
    CompletionCases cases = new CompletionCases(text, words);
    cases.options(model);
    text.append('\n');
    cases.arguments(model);
    text.append(CURRENT);
  }

  private void options(CompletionModel model) {
    begin("_petshell_option");
    options(List.of(""), model.options());
    model.commands().forEach(command -> options(command.names(), command.options()));
    end();
  }

  private void options(List<String> commands, List<Choice> options) {
    for (Choice option : options) {
      if (option.value().kind() != Kind.FLAG) {
        one(
            commands.stream()
                .flatMap(command -> option.names().stream().map(name -> command + " " + name))
                .map(pattern -> "'" + pattern + "'"),
            option.value());
      }
    }
  }

  private void arguments(CompletionModel model) {
    begin("_petshell_argument");
    for (Entry command : model.commands()) {
      for (int index = 0; index < command.arguments().size(); index++) {
        boolean isRest = command.hasMore() && index == command.arguments().size() - 1;
        String place = isRest ? " '*" : " " + index + "'";
        one(
            command.names().stream().map(name -> "'" + name + place),
            command.arguments().get(index));
      }
    }
    end();
  }

  private void begin(String function) {
    text.append(function).append("() {\n  kind=flag\n  case \"$1 $2\" in\n");
  }

  private void one(Stream<String> patterns, Value value) {
    text.append("    ").append(patterns.collect(Collectors.joining(" | "))).append(") ");
    text.append(assignments(value)).append(" ;;\n");
  }

  private void end() {
    text.append("  esac\n}\n");
  }

  private String assignments(Value value) {
    return switch (value.kind()) {
      case FLAG -> "kind=flag";
      case TEXT -> "kind=text";
      case FILE -> "kind='file'";
      case WORDS -> words.apply(value.words());
    };
  }
}
