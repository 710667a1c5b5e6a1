package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.Status;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.output.Style;
import petshell.schema.Standing;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.store.Database;

/** Shows the status of the database. */
final class StatusCommand {
  /** What to do about pets that no command can help. */
  static final String WITHOUT_ID =
      "the pets that are left without traits have no id: give them one in the web app, or delete"
          + " them";

  @Command(
      name = "status",
      group = "Looking",
      description =
          """
          Shows how the database stands, and what to do next.
          Up to 10,000 pets, stored traits are checked too; verify checks any number.
          """,
      help =
          """
          status
          status --check
          """)
  ExitCode status(
      Call call,
      @Option(longName = "check", description = "end with 3 if something is pending or wrong")
          boolean check) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Database database = opened.database();
      Status.Report report = new Status(database).read();
      Optional<LastVerification> verified = LastVerification.find(call);
      StatusDocument document = StatusDocument.of(report, database, call.isReadOnly(), verified);
      Results.print(call, document, () -> sections(document, report, verified));
      return check && report.needsWork() ? ExitCode.PENDING : ExitCode.DONE;
    }
  }

  private static List<Section> sections(
      StatusDocument document, Status.Report report, Optional<LastVerification> verified) {
    StatusDocument.DatabasePart part = document.database();
    List<Section> sections = new ArrayList<>();
    List<Field> database = new ArrayList<>();
    database.add(Field.of("database", part.url().substring("file:".length())));
    database.add(Field.of("engine", part.engine() + " " + part.engineVersion()));
    if (part.readOnly()) {
      database.add(Field.of("access", Cell.of(Style.WARNING, "read-only")));
    }
    sections.add(new Section("", database));
    sections.add(new Section("Schema", schema(report)));
    sections.add(new Section("Pets", pets(report)));
    sections.add(new Section("", last(document, verified)));
    return sections;
  }

  private static List<Field> schema(Status.Report report) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            "applied",
            report.schema().applied().stream()
                .map(one -> Cell.of(one.changeset().id() + origin(one.standing())))
                .toList()));
    fields.add(
        new Field(
            "pending",
            report.schema().pending().stream()
                .map(one -> Cell.of(Style.WARNING, one.id()))
                .toList()));
    if (!report.schema().lost().isEmpty()) {
      fields.add(
          new Field(
              "lost",
              report.schema().lost().stream().map(one -> Cell.of(Style.BAD, one.id())).toList()));
    }
    fields.add(Field.of("enforced", report.schema().enforced() ? "yes" : "no"));
    return fields;
  }

  private static String origin(Standing standing) {
    return switch (standing) {
      case ADOPTED -> " (adopted: was there before)";
      case REMADE -> " (the web app's: made anew since, or in doubt)";
      case ABSENT, UNNOTED, FOREIGN, APPLIED, LOST -> "";
    };
  }

  private static List<Field> pets(Status.Report report) {
    Status.Counts counts = report.traits();
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("all", Cell.of(counts.total())));
    fields.add(Field.of("with traits", Cell.of(counts.present())));
    fields.add(Field.of("without traits", badUnlessZero(counts.missing(), Style.WARNING)));
    OptionalLong invalid = counts.invalid();
    fields.add(
        Field.of(
            "invalid traits",
            invalid.isPresent()
                ? badUnlessZero(invalid.getAsLong(), Style.BAD)
                : Cell.of(Style.MUTED, "not counted: run verify")));
    if (counts.quarantined() > 0) {
      fields.add(Field.of("quarantined", Cell.of(Style.BAD, Long.toString(counts.quarantined()))));
    }
    return fields;
  }

  private static Cell badUnlessZero(long count, Style style) {
    return count == 0 ? Cell.of(count) : Cell.of(style, Long.toString(count));
  }

  private static List<Field> last(StatusDocument document, Optional<LastVerification> verified) {
    List<Field> fields = new ArrayList<>();
    if (document.lastRun() != null) {
      fields.add(Field.of("last run", document.lastRun().sentence()));
    }
    verified.ifPresent(
        kept ->
            fields.add(
                Field.of(
                    "last verify",
                    verification(kept, Objects.requireNonNull(document.lastVerify())))));
    if (document.saved() != null) {
      fields.add(Field.of("saved traits", saved(document.saved())));
    }
    fields.add(
        Field.of(
            "next",
            document.next() == null
                ? withoutCommand(document)
                : Cell.of(Style.COMMAND, document.next())));
    return fields;
  }

  private static Cell withoutCommand(StatusDocument document) {
    return document.traits().missing() == 0
        ? Cell.of(Style.GOOD, "nothing to do")
        : Cell.of(Style.WARNING, WITHOUT_ID);
  }

  private static Cell saved(StatusDocument.SavedPart part) {
    String what =
        "run "
            + part.run()
            + " saved those of "
            + PetText.pets(part.pets())
            + ", "
            + part.different()
            + " of them not what the generator gives; ";
    return part.there()
        ? Cell.of(what + part.command())
        : Cell.of(Style.WARNING, what + "not there any more: " + part.file());
  }

  private static Cell verification(LastVerification kept, StatusDocument.VerificationPart part) {
    String found =
        kept.counts().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> entry.getValue() + " " + entry.getKey().text())
            .collect(Collectors.joining(", "));
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: %s; %s",
            part.at(),
            found.isEmpty() ? "no pets" : found,
            part.writtenSince() ? "written since" : "nothing written since");
    return part.writtenSince() ? Cell.of(Style.WARNING, sentence) : Cell.of(sentence);
  }
}
