package petshell.shell.dispatch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import petshell.shell.option.GlobalOption;

/** The manual page of the program, which says what its help says. */
public final class ManualPage {
  private static final String ENVIRONMENT =
      """
      PETSHELL_DB and DATABASE_URL name the database where no word of the command line does.
      PETSHELL_JAVA_OPTIONS is for petshell's Java alone. PETSHELL_START_CACHE=off neither makes
      nor uses an archive of loaded classes, and now makes it before the command runs.
      """;

  private static final String EXIT_STATUS =
      """
      0 done, 1 failed, 2 wrong usage, 3 something is pending or wrong, 4 refused, 130 interrupted.
      """;

  private final StringBuilder text = new StringBuilder();

  private ManualPage() {}

  /**
   * Returns the page, in the man macros of troff.
   *
   * @param version the program's, as in 0.1.0
   */
  public static String of(CommandCatalog catalog, String version) {
    ManualPage page = new ManualPage();
    page.text.append(".TH PETSHELL 1 \"\" \"petshell ").append(plain(version)).append("\"\n");
    page.addProgram();
    page.heading("SH", "COMMANDS");
    catalog.commands().forEach(page::add);
    page.addSurroundings();
    return page.text.toString();
  }

  private void addProgram() {
    heading("SH", "NAME");
    paragraph("petshell - give the pets of a virtual-pet web app their visual traits");
    heading("SH", "SYNOPSIS");
    lines(
        List.of(
            "petshell [options] [DATABASE]",
            "petshell [options] [DATABASE] command",
            "petshell [options] [DATABASE] -f FILE"));
    heading("SH", "DESCRIPTION");
    paragraph("Without a command and without a command file, the prompt starts.");
    paragraph("First time? Run status, then what \"Next\" says.");
    heading("SH", "OPTIONS");
    paragraph("These options go on either side of the command, also in command files.");
    for (GlobalOption option : GlobalOption.values()) {
      item(option.synopsis(), option.description());
    }
  }

  private void add(AnnotatedCommand command) {
    heading("SS", command.getName());
    lines(List.of(CommandHelp.synopsis(command).replace(HelpPage.HARD_BLANK, ' ')));
    paragraph(String.join(" ", command.details()));
    command.signature().arguments().forEach(one -> item(one.synopsis(), one.explanation()));
    for (Parameter.OfOption option : command.signature().options()) {
      String letter = option.shortName() == ' ' ? "" : "-" + option.shortName() + ", ";
      item(letter + option.synopsis(), option.explanation());
    }
    if (!command.getAliases().isEmpty()) {
      paragraph("Also: " + String.join(", ", command.getAliases()));
    }
    paragraph(
        "Global options: "
            + command.usualOptions().stream()
                .map(GlobalOption::word)
                .collect(Collectors.joining(", ")));
    paragraph("Changes: " + CommandHelp.changes(command));
    paragraph("Examples:");
    lines(command.examples());
  }

  private void addSurroundings() {
    heading("SH", "DATABASE");
    paragraph(ProgramHelp.DATABASE);
    heading("SH", "ENVIRONMENT");
    paragraph(ENVIRONMENT);
    heading("SH", "EXIT STATUS");
    paragraph(EXIT_STATUS);
  }

  private void heading(String macro, String words) {
    String shown = macro.equals("SH") ? words.toUpperCase(Locale.ROOT) : words;
    text.append('.').append(macro).append(" \"").append(plain(shown)).append("\"\n");
  }

  private void paragraph(String words) {
    text.append(".PP\n").append(line(words.strip().replaceAll("\\s+", " ")));
  }

  private void lines(List<String> lines) {
    text.append(".PP\n.nf\n");
    lines.forEach(each -> text.append(line(each)));
    text.append(".fi\n");
  }

  private void item(String term, String words) {
    text.append(".TP\n.B ").append(line(term)).append(line(words));
  }

  /** A point or an apostrophe at the start of a line would make it a macro. */
  private static String line(String words) {
    String shown = plain(words);
    return (shown.startsWith(".") || shown.startsWith("'") ? "\\&" + shown : shown) + "\n";
  }

  /** The signs of troff mean themselves, and a hyphen is one that can be copied. */
  private static String plain(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
