package petshell.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script that Liquibase has written into statements, by the changesets that it names. */
final class LiquibaseScript {
  private static final Pattern HEADING =
      Pattern.compile("-- (?:Changeset|Rolling Back ChangeSet:) \\S+::(\\S+)::\\S+");

  /** Liquibase writes the names of its own tables without quotes, in any spelling. */
  private static final Pattern BOOKKEEPING =
      Pattern.compile(
          "(?:CREATE TABLE|ALTER TABLE|DROP TABLE|INSERT INTO|DELETE FROM|UPDATE) \"?"
              + Ledger.TABLE
              + "(?:LOCK)?\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final ChangeLog changeLog;

  LiquibaseScript(ChangeLog changeLog) {
    this.changeLog = changeLog;
  }

  /** Returns the statements; comments, which name times, are left out. */
  List<SchemaScript.Statement> statements(String script) {
    List<SchemaScript.Statement> statements = new ArrayList<>();
    Optional<Changeset> changeset = Optional.empty();
    StringBuilder statement = new StringBuilder();
    for (String line : script.lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        changeset = Optional.of(changeset(heading.group(1)));
      }
      if (line.isBlank() || line.startsWith("--")) {
        continue;
      }
      statement.append(statement.isEmpty() ? "" : "\n").append(line);
      if (line.endsWith(";")) {
        String sql = statement.toString();
        statements.add(
            new SchemaScript.Statement(
                changeset.filter(one -> !BOOKKEEPING.matcher(sql).matches()), sql));
        statement.setLength(0);
      }
    }
    return statements;
  }

  private Changeset changeset(String id) {
    return changeLog.changesets().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the script names another changeset: " + id));
  }
}
