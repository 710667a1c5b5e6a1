package petshell.shell.call;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import petshell.shell.option.GlobalOptions;

/** Who is at work, and on which machine. */
public final class OperatorName {
  private static final Path HOST_NAME = Path.of("/etc/hostname");
  private static final String UNKNOWN = "unknown";

  private OperatorName() {}

  /** Returns the name that the user gave, else the name of the user's account. */
  public static String name(GlobalOptions options) {
    return options.operator().orElseGet(() -> System.getProperty("user.name", UNKNOWN));
  }

  /** Returns the name of this machine; asked of a file first, since a name server may be slow. */
  public static String host() {
    if (Files.isReadable(HOST_NAME)) {
      try (Stream<String> lines = Files.lines(HOST_NAME)) {
        return lines.map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse(UNKNOWN);
      } catch (IOException e) {
        return UNKNOWN;
      }
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }
}
