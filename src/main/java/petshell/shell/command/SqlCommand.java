package petshell.shell.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.Query;
import petshell.output.Numbers;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.ArgumentList;
import petshell.shell.dispatch.Between;
import petshell.shell.line.Usage;

/** Runs a query of the user's own. */
final class SqlCommand {
  /** At the end of a query that goes to the end of its line, an option is no option. */
  private static final Pattern OPTION_AT_END =
      Pattern.compile(
          "\\s(?<option>--(?:limit|timeout|wide|format|quiet|yes|help))(?:[ =][\\w.]+)?\\s*$");

  @Command(
      name = "sql",
      group = "Look",
      description =
          """
          Run one SQL query, which can only read.
          The database is opened read-only.
          SELECT, VALUES, WITH and EXPLAIN work; everything that would write is refused with 4.
          At the prompt and in command files a query that begins with such a word needs no quotes:
          it goes to the end of the line. Options come before it.
          All rows are read before the first is printed, so that the web app does not wait for you.
          In CSV, NULL is empty and binary data is x'00ff'; in JSON it is {"hex":"00ff","kind":"blob"}.
          """,
      help =
          """
          sql "SELECT name, traits FROM Pet LIMIT 5"
          sql --format json "SELECT userId, COUNT(*) AS pets FROM Pet GROUP BY userId"
          sql "SELECT * FROM pragma_table_info('Pet')"
          sql --timeout 2s --limit 100 "SELECT * FROM Pet ORDER BY createdAt DESC"
          """)
  void sql(
      Call call,
      @Arguments
          @ArgumentList(name = "query", description = "one statement, in quotes", atLeast = 1)
          List<SqlText> query,
      @Option(longName = "limit", description = "how many rows at most; else all")
          @Between(least = 1)
          Optional<Long> limit,
      @Option(
              longName = "timeout",
              description = "stop a query that takes longer",
              defaultValue = "30s")
          @Between(least = 1)
          Duration timeout,
      @Option(longName = "wide", description = "cuts nothing to the terminal's width")
          boolean wide) {
    String sql = one(query);
    OptionalLong most = limit.map(OptionalLong::of).orElse(OptionalLong.empty());
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call);
        Query.Found found = new Query(opened.database(), timeout, most).run(sql)) {
      QueryPrinter.print(call, found, wide);
      if (found.hasMore()) {
        call.console()
            .message(
                "Showing "
                    + Numbers.counted(found.count(), "row")
                    + "; there are more. Raise --limit, or leave it out.");
      } else if (found.count() == 0) {
        call.console().message("No rows.");
      }
    }
  }

  private static String one(List<SqlText> query) {
    if (query.size() > 1) {
      throw Usage.error("sql takes one query", "put it in quotes");
    }
    String sql = query.get(0).sql();
    Matcher option = OPTION_AT_END.matcher(sql);
    if (option.find()) {
      throw Usage.error(
          option.group("option") + " would be a comment of the query", "put it before the query");
    }
    return sql;
  }
}
