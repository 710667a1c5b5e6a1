package petshell.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a terminal takes real pictures. Found from the variables of the process alone: to ask the
 * terminal takes time, and what it answers may end up between the user's own letters.
 */
enum GraphicsProtocol {
  /** That of kitty, Ghostty and Konsole. */
  KITTY,
  /** That of iTerm2, WezTerm and mintty. */
  ITERM2,
  /** That of the VT340, which foot, mlterm and contour know. */
  SIXEL;

  private static final int FIRST_KONSOLE_WITH_PICTURES = 220_400;

  /**
   * Returns the protocol that the terminal surely knows.
   *
   * @param environment the variables of the process
   */
  static Optional<GraphicsProtocol> known(Map<String, String> environment) {
    if (isMultiplexed(environment)) {
      return Optional.empty();
    }
    String term = value(environment, "TERM");
    String program = value(environment, "TERM_PROGRAM");
    if (environment.containsKey("KITTY_WINDOW_ID")
        || containsAny(term, "kitty", "ghostty")
        || program.equals("ghostty")
        || isNewKonsole(environment)) {
      return Optional.of(KITTY);
    }
    if (containsAny(program, "iterm.app", "wezterm", "mintty", "rio")
        || containsAny(term, "wezterm", "mintty")
        || value(environment, "LC_TERMINAL").equals("iterm2")) {
      return Optional.of(ITERM2);
    }
    return containsAny(term, "sixel", "mlterm", "foot", "contour", "yaft")
        ? Optional.of(SIXEL)
        : Optional.empty();
  }

  /**
   * Returns the protocol that the terminal knows, or may know where its user has set it up so.
   *
   * @param environment the variables of the process
   */
  static Optional<GraphicsProtocol> likely(Map<String, String> environment) {
    Optional<GraphicsProtocol> known = known(environment);
    if (known.isPresent() || isMultiplexed(environment)) {
      return known;
    }
    if (value(environment, "TERM_PROGRAM").equals("vscode")) {
      return Optional.of(ITERM2);
    }
    boolean maySixel =
        environment.containsKey("XTERM_VERSION") || environment.containsKey("WT_SESSION");
    return maySixel ? Optional.of(SIXEL) : Optional.empty();
  }

  /** A multiplexer draws the screen itself, and keeps pictures back. */
  private static boolean isMultiplexed(Map<String, String> environment) {
    String term = value(environment, "TERM");
    return term.startsWith("screen")
        || term.startsWith("tmux")
        || List.of("TMUX", "STY", "ZELLIJ").stream().anyMatch(environment::containsKey);
  }

  private static boolean isNewKonsole(Map<String, String> environment) {
    String version = value(environment, "KONSOLE_VERSION");
    return version.matches("[0-9]{1,9}")
        && Integer.parseInt(version) >= FIRST_KONSOLE_WITH_PICTURES;
  }

  private static boolean containsAny(String text, String... parts) {
    return List.of(parts).stream().anyMatch(text::contains);
  }

  private static String value(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
  }
}
