package petshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.shell.call.Call;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.line.LineInput;
import petshell.shell.line.Usage;
import petshell.shell.option.CommandLine;
import petshell.shell.option.GlobalOption;

/**
 * What the program does without a prompt: one command, a command file, or standard input as one.
 *
 * @param commands the commands
 * @param input standard input
 */
record UnattendedRun(CommandSet commands, LineInput input) {
  /**
   * Runs it.
   *
   * @param line the words of the command line
   * @param call the call that those of the commands are made from
   * @return the exit code, from 0 to 255
   */
  int run(CommandLine line, Call call) {
    Optional<String> file = line.options().commandFile();
    if (line.options().help() || line.options().version()) {
      return commands.runner().run(aboutProgram(line), call).code();
    }
    if (!line.words().isEmpty()) {
      refuseFileWithCommand(file);
      return commands.runner().run(line.words(), call).code();
    }
    if (file.isPresent() && !file.get().equals("-")) {
      return commands.runner().run(List.of("script", "--", file.get()), call).code();
    }
    return commands.files().runStandardInput(input, call);
  }

  private static List<String> aboutProgram(CommandLine line) {
    GlobalOption asked = line.options().help() ? GlobalOption.HELP : GlobalOption.VERSION;
    List<String> words = new ArrayList<>();
    line.words().stream().limit(1).forEach(words::add);
    words.add(asked.word());
    return words;
  }

  private static void refuseFileWithCommand(Optional<String> file) {
    if (file.isPresent()) {
      throw Usage.error("a command and a command file: --file " + file.get(), "give one of them");
    }
  }
}
