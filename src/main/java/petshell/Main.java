package petshell;

import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import petshell.shell.DebugLogging;
import petshell.shell.HiddenWords;
import petshell.shell.PetShell;
import petshell.shell.PromptTraining;
import petshell.shell.QuietLogging;
import petshell.shell.ServerTraining;
import petshell.shell.call.ProcessEnvironment;

/** Starts petshell. */
public final class Main {
  /** Set by the launcher where it makes its archive of loaded classes. */
  private static final String TRAINING = "petshell.training";

  /** Set there, too, where a class in the archive costs nothing until it is used. */
  private static final String SERVER_TRAINING = "petshell.training.server";

  private Main() {}

  /**
   * Runs one command, a command file or the prompt, then ends the process with its exit code.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    List<String> words = HiddenWords.shown(List.of(arguments), System.getenv());
    if (words.contains("--debug")) {
      DebugLogging.install();
    } else {
      QuietLogging.install();
    }
    leaveTheLocaleOut();
    int code = new PetShell(ProcessEnvironment.ofProcess()).start(words);
    if (Boolean.getBoolean(TRAINING)) {
      PromptTraining.ofPrompt(words, System.getenv());
    }
    if (Boolean.getBoolean(SERVER_TRAINING)) {
      ServerTraining.load();
    }
    System.exit(code);
  }

  /** What libraries write is the same everywhere too; our own code names both in each place. */
  private static void leaveTheLocaleOut() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(new SimpleTimeZone(0, "UTC"));
  }
}
