package petshell.shell.completion;

import java.util.List;
import petshell.shell.completion.CompletionModel.Choice;
import petshell.shell.completion.CompletionModel.Entry;

/** Writes the script for zsh; it can be read by the shell or lie in a folder of its functions. */
public final class ZshCompletion {
  private static final String START =
      """
      #compdef petshell
      # Completes petshell's commands in zsh. Made by: petshell completion zsh

      """;

  private static final String END =
      """

      _petshell() {
        local current=$words[CURRENT] command='' database='' awaited='' ended='' kind='' word
        local -i place index=0
        local -a choices
        for ((place = 2; place < CURRENT; place++)); do
          word=${(Q)words[place]}
          if [[ -n $awaited && $word != --* ]]; then
            awaited=''
          elif [[ -z $ended && $word == -- ]]; then
            awaited='' ended=yes
          elif [[ -z $ended && $word == --*=* ]]; then
            awaited=''
          elif [[ -z $ended && $word == -?* ]]; then
            _petshell_option "$command" "$word"
            if [[ $kind == flag ]]; then awaited=''; else awaited=$word; fi
          elif [[ -z $command$database ]] && _petshell_is_database "$word"; then
            database=$word
          elif [[ -z $command ]]; then
            command=$word
          else
            index+=1
          fi
        done
        if [[ $current == --* ]]; then
          awaited=''
        fi
        if [[ -z $ended && $current == --*=* ]]; then
          awaited=${current%%=*}
          compset -P 1 '*='
        fi
        _petshell_current
        case $kind in
          words) _describe -t values value choices ;;
          options) _describe -o -t options option choices ;;
          file) _files ;;
        esac
      }

      if [[ $funcstack[1] == _petshell ]]; then
        _petshell "$@"
      else
        compdef _petshell petshell
      fi
      """;

  private ZshCompletion() {}

  /** Returns the script, as lines that end with a line feed. */
  public static String script(CompletionModel model) {
    StringBuilder text = new StringBuilder(START);
    text.append("_petshell_commands() {\n  kind=words choices=(\n");
    for (Entry command : model.commands()) {
      text.append("    ").append(described(command.name(), command.description())).append('\n');
    }
    text.append("  )\n}\n\n");
    options(text, model);
    CompletionCases.append(text, model, ZshCompletion::words);
    return text.append(END).toString();
  }

  private static void options(StringBuilder text, CompletionModel model) {
    text.append("_petshell_options() {\n  kind=options\n  case $1 in\n");
    options(text, "''", model.options());
    for (Entry command : model.commands()) {
      options(text, String.join(" | ", command.names()), command.options());
    }
    text.append("  esac\n}\n\n");
  }

  private static void options(StringBuilder text, String pattern, List<Choice> options) {
    text.append("    ").append(pattern).append(") choices=(\n");
    for (Choice option : options) {
      text.append("      ")
          .append(described(option.names().get(0), option.description()))
          .append('\n');
    }
    text.append("    ) ;;\n");
  }

  private static String words(List<String> words) {
    return "kind=words choices=(" + String.join(" ", words) + ")";
  }

  private static String described(String word, String description) {
    return quoted(word + ":" + description);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
