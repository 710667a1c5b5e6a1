package petshell.shell.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.PetCriteria;
import petshell.job.look.TraitCriteria;
import petshell.job.look.TraitsExport;
import petshell.output.Cell;
import petshell.output.JsonEscapingWriter;
import petshell.output.Sizes;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;
import petshell.store.NewFile;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** Writes the stored traits of pets as a rollback saves them. */
final class ExportCommand {
  /** Means standard output. */
  private static final Path STANDARD_OUTPUT = Path.of("-");

  /** The result as JSON; the file is null where there was nothing to write. */
  record Document(@Nullable String file, long pets, long bytes) {}

  @Command(
      name = "export",
      group = "Protect",
      description =
          """
          Write stored traits to a file of JSON lines.
          All are as they were at one moment. The format is the one in which rollback saves traits: backfill --from FILE restores them.
          Each line has the id, the stored text byte for byte, its state and the number of all lines.
          The options choose the pets as those of list-pets do.
          """,
      help =
          """
          export --out traits.jsonl
          export --out drifted.jsonl --state drifted
          export --rarity legendary
          """)
  @Changes("Makes the named file; never overwrites one.")
  void export(
      Call call,
      @Option(longName = "out", description = "the file to make; else standard output")
          Optional<Path> out,
      @Option(longName = "state", description = "only pets whose traits are in this state")
          Optional<TraitState> state,
      @Option(longName = "rarity", description = "only pets of this rarity")
          Optional<Rarity> rarity,
      @Option(longName = "pattern", description = "only pets with this pattern")
          Optional<PatternType> pattern,
      @Option(longName = "accessory", description = "only pets with this accessory")
          Optional<Accessory> accessory,
      @Option(longName = "size", description = "only pets of this size") Optional<BodySize> size,
      @Option(longName = "expression", description = "only pets with this expression")
          Optional<Expression> expression,
      @Option(longName = "generation", description = "only pets of this generation")
          @Between(least = 0)
          Optional<Long> generation,
      @Option(longName = "owner", description = "only pets of this user, by id or email")
          Optional<OwnerName> owner,
      @Option(longName = "name", description = "only pets whose names hold this text")
          Optional<String> name) {
    if (state.filter(wanted -> wanted == TraitState.MISSING).isPresent()) {
      throw Usage.error("pets without traits have nothing to export", "give another --state");
    }
    PetCriteria criteria =
        new PetCriteria(
            state,
            new TraitCriteria(rarity, pattern, accessory, size, expression),
            owner.map(OwnerName::idOrEmail),
            name,
            generation);
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      TraitsExport export =
          new TraitsExport(opened.database(), call.cancellation(), opened.progress(), criteria);
      Optional<Path> file = out.filter(target -> !target.equals(STANDARD_OUTPUT));
      if (file.isPresent()) {
        write(call, export, file.get());
      } else {
        print(call, export);
      }
    }
  }

  private static void print(Call call, TraitsExport export) {
    try (TraitsExport.Lines lines = export.read()) {
      PrintWriter out = call.console().out();
      Writer escaping = new JsonEscapingWriter(out);
      lines.writeTo(escaping);
      escaping.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file is started first, so that a name that is taken fails before the work. */
  private static void write(Call call, TraitsExport export, Path target) {
    try (NewFile file = NewFile.begin(NewFile.Kind.PRIVATE, target);
        TraitsExport.Lines lines = export.read()) {
      if (lines.pets() == 0) {
        print(call, new Document(null, 0, 0));
        return;
      }
      file.fill(
          stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder());
            lines.writeTo(writer);
            writer.flush();
          });
      file.publish();
      print(call, new Document(target.toString(), lines.pets(), Files.size(file.target())));
    } catch (IOException e) {
      throw NewFile.failure(target, e);
    }
  }

  private static void print(Call call, Document document) {
    Results.printLines(
        call,
        document,
        () ->
            List.of(
                Cell.of(
                    document.file() == null
                        ? "No pet has traits to export; no file was made."
                        : "Wrote "
                            + document.file()
                            + ": "
                            + PetText.pets(document.pets())
                            + ", "
                            + Sizes.text(document.bytes())
                            + ".")));
  }
}
