package petshell.shell.call;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.springframework.shell.core.command.CommandExecutionException;
import petshell.output.Console;
import petshell.output.SafeText;
import petshell.output.Style;
import petshell.output.UnfinishedOutput;
import petshell.shell.line.ScriptPosition;
import petshell.store.PetShellException;
import petshell.store.StoreException;

/** Prints what went wrong in one line, and maps it to an exit code. */
public final class ErrorReport {
  private static final String UNFINISHED = "; what was printed is not the whole result";

  private ErrorReport() {}

  /** Prints the error of a call and returns the exit code. */
  public static int report(Throwable problem, Call call) {
    Throwable cause = interrupted(unwrap(problem), call);
    if (cause instanceof ReportedFailure reported) {
      return reported.exitCode();
    }
    line(message(cause) + (isUnfinished(problem) ? UNFINISHED : ""), call);
    if (call.options().debug()) {
      stackTrace(cause, call.console());
    }
    return code(cause);
  }

  /** Prints an error outside any call and returns the exit code. */
  public static int report(Throwable problem, Console console, boolean debug) {
    console.error(message(problem));
    if (debug) {
      stackTrace(problem, console);
    }
    return code(problem);
  }

  private static int code(Throwable cause) {
    return cause instanceof PetShellException known
        ? known.kind().exitCode()
        : ExitCode.FAILED.code();
  }

  /** Writes one error line, which starts with the line of the command file if there is one. */
  public static void line(String message, Call call) {
    Console console = call.console();
    Optional<ScriptPosition> place = call.place();
    if (place.isEmpty()) {
      console.error(message);
      return;
    }
    console.out().flush();
    String start = SafeText.of(place.get().toString());
    String error = console.errorTheme().apply(Style.BAD, "error:");
    console.err().print(start + ": " + error + " " + SafeText.of(message) + "\n");
    console.err().flush();
  }

  private static String message(Throwable cause) {
    if (cause instanceof PetShellException known) {
      return known.getMessage();
    }
    String reason = cause instanceof OutOfMemoryError ? "out of memory" : cause.getMessage();
    return "broke unexpectedly: "
        + (reason == null ? "no reason known" : reason)
        + ": --debug shows where";
  }

  private static void stackTrace(Throwable cause, Console console) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    text.toString()
        .lines()
        .map(line -> SafeText.of(line.replace("\t", "    ")))
        .forEach(line -> console.err().print(line + "\n"));
    console.err().flush();
  }

  /** A wait for a lock that the user cut short must not be reported as a long one. */
  private static Throwable interrupted(Throwable cause, Call call) {
    boolean waited =
        cause instanceof StoreException store && store.reason() == StoreException.Reason.BUSY;
    return waited && call.stopSignal().arrived()
        ? new PetShellException(
            PetShellException.Kind.INTERRUPTED,
            "interrupted while waiting for the database, which another program has locked: run it again",
            cause)
        : cause;
  }

  private static boolean isUnfinished(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnfinishedOutput) {
        return true;
      }
    }
    return false;
  }

  /** Returns what a command threw, out of what it is wrapped in on its way. */
  public static Throwable unwrap(Throwable problem) {
    Throwable cause = problem;
    while ((cause instanceof CommandExecutionException
            || cause instanceof InvocationTargetException
            || cause instanceof UnfinishedOutput)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
