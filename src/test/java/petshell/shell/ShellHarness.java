package petshell.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.Terminals;

/** Runs the real program on streams in memory, always at the same time. */
public final class ShellHarness {
  /**
   * What a run left.
   *
   * @param code the exit code
   * @param out the whole standard output
   * @param err the whole standard error
   */
  public record Result(int code, String out, String err) {
    private static final Pattern SUBJECT =
        Pattern.compile(
            "(?m)^(?:database {2,}(.*\n)|(.*) {3}SQLite .*(\n)"
                + "|.*  (?:exact|drifted|invalid|missing)\n(.*\n)|.*\n)");

    /** Leaves only the pets and databases that its output is about, one a line. */
    public Result subjects() {
      return new Result(code, SUBJECT.matcher(out).replaceAll("$1$2$3$4"), err);
    }
  }

  private final Map<String, String> environment = new HashMap<>();
  private byte[] input = new byte[0];
  private Terminals terminals = Terminals.none();
  private boolean interrupted;
  private boolean diskIsFull;

  /** Makes a program, which has no pager unless a test names one. */
  public ShellHarness() {
    environment.put("PAGER", "cat");
  }

  public ShellHarness with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  ShellHarness typing(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  ShellHarness typing(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  public ShellHarness onTerminal() {
    return onTerminal(80);
  }

  public ShellHarness onTerminal(int width) {
    return on(new Terminals(true, true, true, width, 24, StandardCharsets.UTF_8));
  }

  public ShellHarness on(Terminals changed) {
    terminals = changed;
    return this;
  }

  /** Has Ctrl-C pressed before the first command begins. */
  ShellHarness interrupted() {
    interrupted = true;
    return this;
  }

  /** Has the results go to a disk that takes no more. */
  ShellHarness onFullDisk() {
    diskIsFull = true;
    return this;
  }

  public Result run(String... arguments) {
    ByteArrayOutputStream out = diskIsFull ? new FullDisk() : new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ProcessEnvironment process =
        new ProcessEnvironment(
            new ByteArrayInputStream(input),
            out,
            err,
            terminals,
            environment,
            () -> CommandHarness.NOW,
            new Stops(interrupted));
    int code = new PetShell(process).run(List.of(arguments));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final class FullDisk extends ByteArrayOutputStream {
    @Override
    public void flush() throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /** Returns what never asks to stop. */
  public static ProcessEnvironment.Stops noStops() {
    return new Stops(false);
  }

  private record Stops(boolean interrupted) implements ProcessEnvironment.Stops {
    @Override
    public void onInterrupt(Runnable action) {
      if (interrupted) {
        action.run();
      }
    }

    @Override
    public void onTerminate(Runnable action) {}

    @Override
    public void leave() {}
  }
}
