package petshell.shell;

/**
 * Keeps the logs of libraries silent. Named to {@code java.util.logging} as what configures it, it
 * sets up nothing: no handler, so nothing is printed. Costs nothing as long as nothing is logged.
 */
public final class QuietLogging {
  private static final String CONFIGURATION = "java.util.logging.config.class";

  private static final String BRIDGE = "slf4j.provider";
  private static final String BRIDGE_SPEAKS_OF = "slf4j.internal.verbosity";

  /** Made by {@code java.util.logging} at the first log message. */
  public QuietLogging() {}

  /**
   * Keeps the logs of this process silent; to be called before anybody logs. Where SLF4J's messages
   * go is named, as it would look for that in every library: 20 ms of each start.
   */
  public static void install() {
    System.setProperty(CONFIGURATION, QuietLogging.class.getName());
    System.setProperty(BRIDGE, "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty(BRIDGE_SPEAKS_OF, "ERROR");
  }
}
