package petshell.shell.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.PetLookup;
import petshell.output.SafeText;
import petshell.picture.PetDrawing;
import petshell.picture.Raster;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;
import petshell.store.NewFile;
import petshell.store.Pet;

/** Draws one pet to a file. */
final class DrawCommand {
  /** The result as JSON. */
  record Document(String id, String file) {}

  @Command(
      name = "draw",
      group = "Pictures",
      description =
          """
          Draw one pet to a file, SVG or PNG.
          A pet without valid traits becomes a grey outline with a question mark.
          """,
      help =
          """
          draw 9e38 --out milo.svg
          draw 9e38 --out milo.png --size 960
          """)
  @Changes("Makes the named file; never overwrites one.")
  void draw(
      Call call,
      @Argument(index = 0, description = "the pet's id, or a unique prefix") PetId id,
      @Option(longName = "out", description = "the file, ending in .svg or .png", required = true)
          Path out,
      @Option(longName = "size", description = "PNG width in pixels", defaultValue = "480")
          @Between(least = Raster.MIN_SIZE, most = Raster.MAX_SIZE)
          int size) {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw Usage.error("--out " + out + ": only .svg and .png are supported");
    }
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Pet pet = new PetLookup(opened.database()).require(id.text()).pet();
      String svg = PetDrawing.svg(pet.id(), pet.name(), pet.validTraits());
      NewFile.write(
          NewFile.Kind.PRIVATE,
          out,
          stream -> {
            if (name.endsWith(".png")) {
              Raster.png(svg, size, stream);
            } else {
              stream.write(svg.getBytes(StandardCharsets.UTF_8));
            }
          });
      Document document = new Document(pet.id(), out.toString());
      Results.printLines(
          call,
          document,
          () -> call.console().out().write(SafeText.of("Wrote " + document.file() + ".") + "\n"));
    }
  }
}
