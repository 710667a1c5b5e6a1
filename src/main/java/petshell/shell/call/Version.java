package petshell.shell.call;

import java.util.Optional;

/** Which petshell this is. */
public final class Version {
  private Version() {}

  /** Returns the number of the version, or a word where it runs from loose classes. */
  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }
}
