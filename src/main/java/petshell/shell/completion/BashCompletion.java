package petshell.shell.completion;

import java.util.List;
import petshell.shell.completion.CompletionModel.Choice;
import petshell.shell.completion.CompletionModel.Entry;

/** Writes the script for bash, from version 3.2 on, which needs nothing else. */
public final class BashCompletion {
  private static final String START =
      """
      # Completes petshell's commands in bash. Made by: petshell completion bash
      # shellcheck shell=bash

      """;

  private static final String END =
      """

      _petshell_files() {
        # Since bash 4 readline knows best how to complete and quote the names of files.
        if ! compopt -o default 2>/dev/null; then
          local IFS=$'\\n'
          # shellcheck disable=SC2207
          COMPREPLY=($(compgen -f -- "$current"))
        fi
      }

      _petshell() {
        local IFS=$' \\t\\n'
        local current=${COMP_WORDS[COMP_CWORD]} command='' database='' awaited='' ended='' glued='' joined='' kind='' choices='' word
        local -i place index=0
        COMPREPLY=()
        for ((place = 1; place < COMP_CWORD; place++)); do
          word=${COMP_WORDS[place]}
          # Bash takes --option=value and name=value apart at the equals sign.
          if [[ $word == '=' ]]; then
            if [[ -n $awaited ]]; then joined=yes; else glued=yes; fi
          elif [[ -n $glued ]]; then
            glued=''
          elif [[ -n $awaited && ( -n $joined || $word != --* ) ]]; then
            awaited='' joined=''
          elif [[ -z $ended && $word == -- ]]; then
            awaited='' ended=yes
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
        if [[ $current == '=' ]]; then
          current='' joined=yes
        fi
        if [[ -z $joined && $current == --* ]]; then
          awaited=''
        fi
        _petshell_current
        case $kind in
          words)
            # shellcheck disable=SC2207
            COMPREPLY=($(compgen -W "$choices" -- "$current"))
            ;;
          file) _petshell_files ;;
        esac
      }

      complete -F _petshell petshell
      """;

  private BashCompletion() {}

  /** Returns the script, as lines that end with a line feed. */
  public static String script(CompletionModel model) {
    StringBuilder text = new StringBuilder(START);
    text.append("_petshell_commands() {\n  ");
    text.append(words(model.commandNames())).append("\n}\n\n");
    options(text, model);
    CompletionCases.append(text, model, BashCompletion::words);
    return text.append(END).toString();
  }

  private static void options(StringBuilder text, CompletionModel model) {
    text.append("_petshell_options() {\n  kind=flag\n  case $1 in\n");
    text.append("    '') ").append(words(longNames(model.options()))).append(" ;;\n");
    for (Entry command : model.commands()) {
      text.append("    ").append(String.join(" | ", command.names())).append(") ");
      text.append(words(longNames(command.options()))).append(" ;;\n");
    }
    text.append("  esac\n}\n\n");
  }

  private static String words(List<String> words) {
    return "kind=words choices='" + String.join(" ", words) + "'";
  }

  private static List<String> longNames(List<Choice> options) {
    return options.stream().map(option -> option.names().get(0)).toList();
  }
}
