package petshell.shell.call;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which standard streams are terminals. Linux shows it in its file system in a
 * millisecond; elsewhere JLine's native library is asked, which takes some 60 ms to load.
 */
public final class TerminalProbe {
  private static final Path STREAMS = Path.of("/proc/self/fd");
  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/.*|tty.*|console)");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

  private TerminalProbe() {}

  /**
   * Inspects the streams of this process.
   *
   * @param environment the variables of the process, of which {@code COLUMNS} and {@code LINES}
   *     give the size of the terminal where they are set
   */
  static Terminals look(Map<String, String> environment) {
    boolean output = isTerminal(SystemStream.Output);
    boolean error = isTerminal(SystemStream.Error);
    int fixed = number(environment.get("COLUMNS"));
    boolean measured = fixed == 0 && (output || error);
    SystemStream stream = output ? SystemStream.Output : SystemStream.Error;
    IntSupplier width = () -> measured ? width(stream) : fixed;
    return new Terminals(
        isTerminal(SystemStream.Input),
        output,
        error,
        width.getAsInt(),
        number(environment.get("LINES")),
        encoding(),
        width);
  }

  private static boolean isTerminal(SystemStream stream) {
    try {
      String target = Files.readSymbolicLink(STREAMS.resolve(descriptor(stream))).toString();
      return TERMINAL.matcher(target).matches();
    } catch (IOException | UnsupportedOperationException notLinux) {
      return provider().map(provider -> provider.isSystemStream(stream)).orElse(false);
    }
  }

  private static String descriptor(SystemStream stream) {
    return switch (stream) {
      case Input -> "0";
      case Output -> "1";
      case Error -> "2";
    };
  }

  private static int width(SystemStream stream) {
    return provider().map(provider -> provider.systemStreamWidth(stream)).orElse(0);
  }

  /** Returns whether JLine's native library works here. */
  public static boolean hasLibrary() {
    return provider().isPresent();
  }

  private static Optional<TerminalProvider> provider() {
    try {
      return Optional.of(TerminalProvider.load("jni"));
    } catch (IOException | LinkageError notHere) {
      return Optional.empty();
    }
  }

  private static Charset encoding() {
    String name = System.getProperty("native.encoding", "UTF-8");
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
  }

  private static int number(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
  }
}
