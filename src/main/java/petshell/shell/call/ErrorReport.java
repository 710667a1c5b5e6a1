package petshell.shell.call;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandExecutionException;
import petshell.output.Console;
import petshell.output.Problem;
import petshell.output.SafeText;
import petshell.output.Secrets;
import petshell.output.UnfinishedOutput;
import petshell.shell.line.ScriptPosition;
import petshell.shell.option.GlobalOptions;
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
    boolean json = call.options().format().isJson();
    call.console().error(problem(cause, isUnfinished(problem) ? UNFINISHED : "", call), json);
    if (call.options().debug()) {
      stackTrace(cause, call.console());
    }
    return code(cause);
  }

  /**
   * Prints an error outside any call and returns the exit code.
   *
   * @param options those of the program, as far as they are known
   */
  public static int report(Throwable cause, Console console, GlobalOptions options) {
    console.error(problem(cause, "", Optional.empty()), options.format().isJson());
    if (options.debug()) {
      stackTrace(cause, console);
    }
    return code(cause);
  }

  /**
   * Prints why a command has failed that has done a part of its work.
   *
   * @param message what happened
   * @param hint what to do; null where there is nothing to say
   * @return the end of the command
   */
  public static ExitCode failed(Call call, String message, @Nullable String hint) {
    return ended(ExitCode.FAILED, call, message, hint);
  }

  /**
   * Prints why a command has not ended as it should.
   *
   * @param end how it ended; not DONE
   * @param message what happened
   * @param hint what to do; null where there is nothing to say
   * @return the end of the command
   */
  public static ExitCode ended(ExitCode end, Call call, String message, @Nullable String hint) {
    Problem problem =
        new Problem(end.text(), end.code(), place(call), message, Optional.ofNullable(hint));
    call.console().error(problem, call.options().format().isJson());
    return end;
  }

  private static int code(Throwable cause) {
    return cause instanceof PetShellException known
        ? known.kind().exitCode()
        : ExitCode.FAILED.code();
  }

  private static Optional<String> place(Call call) {
    return call.place().map(ScriptPosition::toString);
  }

  private static Problem problem(Throwable cause, String addition, Call call) {
    return problem(cause, addition, place(call));
  }

  private static Problem problem(Throwable cause, String addition, Optional<String> place) {
    if (cause instanceof PetShellException known) {
      PetShellException.Kind kind = known.kind();
      Optional<String> hint = known.hint().map(advice -> advice + addition);
      String message = known.problem() + (hint.isEmpty() ? addition : "");
      return new Problem(
          kind.name().toLowerCase(Locale.ROOT), kind.exitCode(), place, message, hint);
    }
    String reason = cause instanceof OutOfMemoryError ? "out of memory" : cause.getMessage();
    return new Problem(
        "internal",
        ExitCode.FAILED.code(),
        place,
        "internal error: "
            + (reason == null ? cause.getClass().getSimpleName() : reason)
            + addition,
        Optional.of("--debug shows where"));
  }

  private static void stackTrace(Throwable cause, Console console) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    text.toString()
        .lines()
        .map(line -> SafeText.of(Secrets.hidden(line.replace("\t", "    "))))
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
            "interrupted while waiting for the database, which another program has locked",
            "run it again",
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
