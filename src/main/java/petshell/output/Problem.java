package petshell.output;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What went wrong, as it is printed on standard error: a line for people, or a line of JSON. Its
 * parts may hold text of users, which is made harmless; passwords are hidden.
 *
 * @param code one word for programs: how it ended, in lower case
 * @param exitCode the exit code of the process, from 1 to 255
 * @param place where it happened, as {@code nightly.pets:3}; empty outside command files
 * @param message what happened
 * @param hint what to do; empty where there is nothing to say
 */
public record Problem(
    String code, int exitCode, Optional<String> place, String message, Optional<String> hint) {
  /**
   * Checks that all parts are given, and hides passwords.
   *
   * @throws NullPointerException if a part is null
   */
  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(place, "place");
    message = Secrets.hidden(message);
    hint = hint.map(Secrets::hidden);
  }

  /** Returns the line for people without its start. */
  String text() {
    return hint.map(advice -> message + "; " + advice).orElse(message);
  }

  /** Prints {@code {"error":{"code","exitCode","message","hint"}}}, and the place where known. */
  void printJson(PrintWriter writer) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("code", code);
    parts.put("exitCode", exitCode);
    parts.put("message", message);
    parts.put("hint", hint.orElse(null));
    place.ifPresent(where -> parts.put("place", where));
    new JsonPrinter(writer, Format.JSONL).print(Map.of("error", parts));
  }
}
