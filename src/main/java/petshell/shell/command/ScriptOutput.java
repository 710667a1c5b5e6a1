package petshell.shell.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import petshell.job.SqlScript;
import petshell.output.Cell;
import petshell.output.Sizes;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.Results;
import petshell.store.NewFile;

/** Writes a script of SQL to a new file, whole or not at all, or to standard output. */
final class ScriptOutput {
  /** Means standard output. */
  private static final Path STANDARD_OUTPUT = Path.of("-");

  private static final SqlScript.Written NONE = new SqlScript.Written(0, 0);

  /** The result as JSON; the file is null where there was nothing to write. */
  record Document(@Nullable String file, long pets, long failed, long bytes) {}

  /** Writes the script. */
  interface Content {
    SqlScript.Written writeTo(Writer writer) throws IOException;
  }

  private ScriptOutput() {}

  /** Writes it, and says what was written. */
  static ExitCode write(Call call, Path target, Content content) {
    if (target.equals(STANDARD_OUTPUT)) {
      print(call, content);
    } else {
      save(call, target, content);
    }
    return ExitCode.DONE;
  }

  private static void print(Call call, Content content) {
    try {
      warn(call, content.writeTo(call.console().out()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file is started first, so that a name that is taken fails before the work. */
  private static void save(Call call, Path target, Content content) {
    try (NewFile file = NewFile.begin(NewFile.Kind.PRIVATE, target)) {
      AtomicReference<SqlScript.Written> last = new AtomicReference<>(NONE);
      file.fill(
          stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder());
            last.set(content.writeTo(writer));
            writer.flush();
          });
      SqlScript.Written written = Objects.requireNonNull(last.get(), "written");
      long pets = written.pets();
      if (pets > 0) {
        file.publish();
      }
      long bytes = pets > 0 ? Files.size(file.target()) : 0;
      @Nullable String name = pets > 0 ? target.toString() : null;
      Document document = new Document(name, pets, written.failed(), bytes);
      Results.printLines(call, document, () -> List.of(Cell.of(words(document))));
      warn(call, written);
    } catch (IOException e) {
      throw NewFile.failure(target, e);
    }
  }

  private static String words(Document document) {
    return document.file() == null
        ? "Nothing to do: no statement to write, and no file was made."
        : "Wrote "
            + document.file()
            + ": "
            + PetText.pets(document.pets())
            + ", "
            + Sizes.text(document.bytes())
            + ".";
  }

  private static void warn(Call call, SqlScript.Written written) {
    if (written.failed() > 0) {
      call.console()
          .warning(
              "left out "
                  + PetText.pets(written.failed())
                  + ": the id is missing or not stored as proper text");
    }
  }
}
