package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.call.Results;
import petshell.shell.completion.BashCompletion;
import petshell.shell.completion.CompletionModel;
import petshell.shell.completion.ZshCompletion;
import petshell.shell.dispatch.CommandCatalog;

/** Prints a script with which the system's shell completes petshell's commands. */
final class CompletionCommand {
  /**
   * The script as JSON shows it.
   *
   * @param shell what reads it
   * @param script all of it
   */
  record ScriptDocument(String shell, String script) {}

  private final CommandCatalog catalog;

  /**
   * Makes the command.
   *
   * @param catalog the commands, which need not all be there yet
   */
  CompletionCommand(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Command(
      name = "completion",
      group = "Shell",
      description =
          """
          Print a completion script for bash or zsh.
          The shell reads it when it starts: source <(petshell completion bash) in .bashrc, or a
          file _petshell in a folder of zsh's fpath.
          """,
      help =
          """
          completion bash
          completion zsh
          """)
  void completion(Call call, @Argument(index = 0, description = "the shell") SystemShell shell) {
    String script = script(shell);
    Results.printLines(
        call, new ScriptDocument(shell.text(), script), () -> call.console().out().print(script));
  }

  private String script(SystemShell shell) {
    CompletionModel model = CompletionModel.of(catalog);
    return switch (shell) {
      case BASH -> BashCompletion.script(model);
      case ZSH -> ZshCompletion.script(model);
    };
  }
}
