package petshell.shell;

/**
 * Keeps the logs of libraries silent. Named to {@code java.util.logging} as what configures it, it
 * sets up nothing: no handler, so nothing is printed. Costs nothing as long as nothing is logged.
 */
public final class QuietLogging {
  private static final String CONFIGURATION = "java.util.logging.config.class";

  /** Made by {@code java.util.logging} at the first log message. */
  public QuietLogging() {}

  /** Keeps the logs of this process silent; to be called before anybody logs. */
  public static void install() {
    System.setProperty(CONFIGURATION, QuietLogging.class.getName());
  }
}
