package petshell.shell.dispatch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people type who know other programs, where petshell has no command that does just this, and
 * what to type instead. Words that mean a command exactly are that command's aliases.
 */
final class FamiliarWords {
  private static final String READ = "use sql \"SELECT ...\"";
  private static final String TABLES =
      "use sql \"SELECT name, sql FROM sqlite_master\", or of information_schema.columns on"
          + " PostgreSQL";
  private static final String FORMAT = "use --format vertical, json or csv";

  private static final Map<List<String>, String> HINTS =
      Map.of(
          List.of("select", "with", "values"), READ,
          List.of("insert", "update", "delete", "create", "alter", "drop", "pragma"),
              "petshell runs no SQL that writes; help lists the commands",
          List.of(".tables", ".schema", "\\d", "\\dt", "show", "describe", "desc"), TABLES,
          List.of("\\l", ".databases"), "status shows the database",
          List.of("history"), "runs lists what was done, Ctrl-R searches typed lines",
          List.of(".open", "\\c", "use", "connect"), "use open FILE",
          List.of(".read", "\\i", "source"), "use script FILE",
          List.of(".backup"), "use backup",
          List.of(".mode", "\\x", "\\t"), FORMAT);

  private FamiliarWords() {}

  /** Returns what to type instead of a word. */
  static Optional<String> hint(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replaceFirst(";$", "");
    return HINTS.entrySet().stream()
        .filter(words -> words.getKey().contains(plain))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
