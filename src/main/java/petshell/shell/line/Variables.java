package petshell.shell.line;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The values of {@code ${name}} in command lines.
 *
 * @param values the values by name
 */
public record Variables(Map<String, String> values) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  public Variables {
    values = Map.copyOf(values);
  }

  /** Returns no variables. */
  public static Variables none() {
    return new Variables(Map.of());
  }

  /**
   * Reads definitions.
   *
   * @param definitions each {@code name=value}, already checked
   */
  public static Variables of(List<String> definitions) {
    Map<String, String> values = new TreeMap<>();
    for (String definition : definitions) {
      int equals = definition.indexOf('=');
      values.put(definition.substring(0, equals), definition.substring(equals + 1));
    }
    return new Variables(values);
  }

  /** Returns whether a text is {@code name=value} with a proper name. */
  public static boolean isDefinition(String text) {
    int equals = text.indexOf('=');
    return equals > 0 && isName(text.substring(0, equals));
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Returns the value of a name.
   *
   * @throws petshell.store.PetShellException if there is none
   */
  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw Usage.error("unset variable ${" + name + "}", "set it with --var " + name + "=VALUE");
    }
    return value;
  }
}
