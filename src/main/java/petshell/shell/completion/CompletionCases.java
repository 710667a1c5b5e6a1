package petshell.shell.completion;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
          # Those that are less usual with the command.
          [[ " ${choices[*]}" == *" $current"* ]] || _petshell_options ''
        elif [[ -z $command ]]; then
          _petshell_commands
          [[ -n $database || " ${choices[*]}" == *" $current"* ]] || kind='file'
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
    text.append('\n');
    cases.databases(model);
    text.append(CURRENT);
  }

  private void options(CompletionModel model) {
    begin("_petshell_option");
    List<String> global = model.options().stream().map(Choice::name).toList();
    for (Entry command : model.commands()) {
      options(
          command.names(),
          command.options().stream().filter(own -> !global.contains(own.name())).toList());
    }
    takers(model.options(), name -> "*' " + name + "'");
    end();
  }

  private void options(List<String> commands, List<Choice> options) {
    for (String command : commands) {
      takers(options, name -> "'" + command + " " + name + "'");
    }
  }

  /** Appends the cases of those that take a value. */
  private void takers(List<Choice> options, UnaryOperator<String> pattern) {
    options.stream()
        .filter(option -> option.value().kind() != Kind.FLAG)
        .forEach(option -> one(option.names().stream().map(pattern), option.value()));
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

  private void databases(CompletionModel model) {
    text.append("_petshell_is_database() {\n  case $1 in\n    ")
        .append(
            model.commands().stream()
                .flatMap(one -> one.names().stream())
                .collect(Collectors.joining(" | ")))
        .append(
            ") return 1 ;;\n    *.db | *.sqlite | *.sqlite3 | file:* | */*) return 0 ;;\n  esac\n")
        .append("  [[ -f $1 ]]\n}\n");
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
