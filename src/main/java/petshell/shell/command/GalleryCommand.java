package petshell.shell.command;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.ListedPet;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetSort;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.picture.Gallery;
import petshell.picture.GalleryPet;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Changes;
import petshell.store.NewFile;

/** Writes a page with all pets. */
final class GalleryCommand {
  /** The result as JSON. */
  record Document(String file, long pets) {}

  @Command(
      name = "gallery",
      group = "Pictures",
      description =
          """
          Writes one HTML page with pictures of all pets, to search and filter in a browser.
          It stands alone: nothing is fetched from anywhere.
          """,
      help =
          """
          gallery --out pets.html
          gallery --out pets.html --format json
          """)
  @Changes("Makes the named file; a file that is there is never written over.")
  void gallery(
      Call call,
      @Option(longName = "out", description = "the file to make", required = true) Path out) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      PetListing listing =
          new PetListing(opened.database(), call.cancellation(), PetCriteria.ALL, PetSort.ID);
      String title = "Pets of " + opened.database().address().name();
      AtomicLong written = new AtomicLong();
      listing.read(
          Long.MAX_VALUE,
          pets ->
              NewFile.write(
                  NewFile.Kind.PRIVATE,
                  out,
                  stream -> {
                    Writer page = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                    written.set(Gallery.write(title, new Pets(pets), page));
                    page.flush();
                  }));
      Document document = new Document(out.toString(), written.get());
      Results.print(
          call,
          document,
          () ->
              List.of(
                  new Section(
                      "",
                      List.of(
                          Field.of("page", document.file()),
                          Field.of("pets", Cell.of(document.pets()))))));
    }
  }

  /** The pets as the gallery takes them. */
  private static final class Pets implements Iterator<GalleryPet> {
    private final Iterator<ListedPet> pets;

    Pets(Iterator<ListedPet> pets) {
      this.pets = pets;
    }

    @Override
    public boolean hasNext() {
      return pets.hasNext();
    }

    @Override
    public GalleryPet next() {
      ListedPet pet = pets.next();
      return new GalleryPet(pet.id(), pet.name(), pet.state().text(), pet.traits());
    }
  }
}
