package petshell.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the real program on streams in memory, with the test commands. */
final class ShellHarness {
  /**
   * What a run left.
   *
   * @param code the exit code
   * @param out the whole standard output
   * @param err the whole standard error
   */
  record Result(int code, String out, String err) {}

  private final Map<String, String> environment = new HashMap<>();
  private byte[] input = new byte[0];
  private Terminals terminals = Terminals.none();

  ShellHarness with(String variable, String value) {
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

  ShellHarness onTerminal() {
    terminals = new Terminals(true, true, true, 80, 24, StandardCharsets.UTF_8);
    return this;
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(input),
            out,
            err,
            terminals,
            environment,
            () -> Instant.EPOCH,
            new NoStops());
    int code = new PetShell(surroundings, TestCommands::addTo).run(List.of(arguments));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final class NoStops implements Surroundings.Stops {
    @Override
    public void onStop(Runnable action) {}

    @Override
    public void leave() {}
  }
}
