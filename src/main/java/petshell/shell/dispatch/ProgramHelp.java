package petshell.shell.dispatch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import petshell.output.Theme;
import petshell.shell.dispatch.HelpPage.Item;
import petshell.shell.option.GlobalOption;

/** Writes what help says about the whole program. */
public final class ProgramHelp {
  /** Asks for a line about each command. */
  public static final String ALL = "all";

  /** Asks for the global options. */
  public static final String OPTIONS = "options";

  private static final int COLUMN = 10;

  private ProgramHelp() {}

  /**
   * Returns the help of the whole program, on one screen, as lines that end with a line feed.
   *
   * @param theme which styles may be used
   * @param width the columns of the terminal
   */
  public static String overview(CommandCatalog catalog, Theme theme, int width) {
    HelpPage page = new HelpPage(theme, width);
    page.paragraph("petshell gives the pets of a virtual-pet web app their visual traits.");
    page.heading("Usage")
        .lines(
            List.of(
                "petshell [options] [DATABASE]            start the prompt",
                "petshell [options] [DATABASE] command    run one command",
                "petshell [options] [DATABASE] -f FILE    run a command file"));
    page.gap();
    byGroup(catalog)
        .forEach(
            (group, commands) ->
                page.titled(
                    group,
                    COLUMN,
                    commands.stream()
                        .map(AnnotatedCommand::getName)
                        .collect(Collectors.joining("  "))));
    page.gap();
    page.paragraph("First time? Type status, then what \"Next\" says.");
    return page.paragraph("More: help backfill, help all, help options").toString();
  }

  /** Returns a line about each command, as {@link #overview}. */
  public static String all(CommandCatalog catalog, Theme theme, int width) {
    HelpPage page = new HelpPage(theme, width);
    byGroup(catalog)
        .forEach(
            (group, commands) ->
                page.heading(group)
                    .list(
                        commands.stream()
                            .map(one -> new Item(padded(one, catalog), one.getDescription()))
                            .toList()));
    return page.toString().stripLeading();
  }

  /** The texts begin in one column over all groups. */
  private static String padded(AnnotatedCommand command, CommandCatalog catalog) {
    int widest = catalog.names().stream().mapToInt(String::length).max().orElse(0);
    return command.getName() + " ".repeat(widest - command.getName().length());
  }

  /** Returns what is to be said about the global options, as {@link #overview}. */
  public static String options(Theme theme, int width) {
    HelpPage page = new HelpPage(theme, width);
    page.paragraph("These options go on either side of the command, also in command files.").gap();
    page.list(
        Arrays.stream(GlobalOption.values())
            .map(option -> new Item(option.synopsis(), option.description()))
            .toList());
    page.heading("The database").paragraph(DATABASE);
    page.heading("Quiet").paragraph(QUIET);
    page.heading("At the prompt").paragraph(LATER);
    return page.toString();
  }

  static final String DATABASE =
      """
      DATABASE, before the command, is the same as --db DATABASE: a file, as in dev.db or ./status
      (.db, .sqlite, .sqlite3, any file that exists, any word with a slash in it), or a URL, as in
      file:./prisma/dev.db or postgresql://app@db1/shop?sslmode=verify-full. Without either, the
      database is the one that PETSHELL_DB names, or DATABASE_URL. Passwords are better kept in
      PGPASSWORD or ~/.pgpass than in a URL.
      """;

  private static final String QUIET =
      """
      --quiet leaves out messages and results; the exit code says how it went. Still printed:
      errors and warnings, what a failing --check found, results if --format is given too, and
      the files that a command makes. A prompt that was started with it, or a petshellrc with it,
      leaves out messages only.
      """;

  private static final String LATER =
      """
      --db, --file, --demo, --prompt and --no-rc are for the start; later, open changes the
      database and script runs a command file. After -- no word is an option.
      """;

  private static Map<String, List<AnnotatedCommand>> byGroup(CommandCatalog catalog) {
    return catalog.commands().stream()
        .collect(
            Collectors.groupingBy(
                AnnotatedCommand::getGroup, LinkedHashMap::new, Collectors.toList()));
  }
}
