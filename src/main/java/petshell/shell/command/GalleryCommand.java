package petshell.shell.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.ListedPet;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetSort;
import petshell.job.look.TraitCriteria;
import petshell.output.Numbers;
import petshell.output.SafeText;
import petshell.output.Sizes;
import petshell.picture.Gallery;
import petshell.picture.GalleryPet;
import petshell.shell.call.Call;
import petshell.shell.call.ConsoleProgress;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;
import petshell.store.NewFile;
import petshell.store.PetShellException;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** Writes a page with pets. */
final class GalleryCommand {
  /** The most pets of a page whose number nobody has chosen; a browser still shows them at once. */
  private static final long LARGEST = 20_000;

  /** The result as JSON. */
  record Document(String file, long pets, @Nullable Long bytes) {}

  @Command(
      name = "gallery",
      group = "Pictures",
      description =
          """
          Write a web page with pictures of pets.
          It has search, sort and filters, and needs no network.
          Pets are chosen as in list-pets; more than 20,000 need --limit.
          """,
      help =
          """
          gallery --out pets.html
          gallery --out rare.html --rarity legendary --state exact
          gallery --out newest.html --sort created --limit 500
          gallery --out pets.html --format json
          """)
  @Changes("Makes the named file; never overwrites one.")
  void gallery(
      Call call,
      @Option(longName = "out", description = "the file to write", required = true) Path out,
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
          Optional<String> name,
      @Option(longName = "sort", description = "the order", defaultValue = "id") PetSort sort,
      @Option(longName = "limit", description = "how many at most; otherwise all, up to 20,000")
          @Between(least = 1)
          Optional<Long> limit) {
    PetCriteria criteria =
        new PetCriteria(
            state,
            new TraitCriteria(rarity, pattern, accessory, size, expression),
            owner.map(OwnerName::idOrEmail),
            name,
            generation);
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      PetListing listing = new PetListing(opened.database(), call.cancellation(), criteria, sort);
      Optional<Long> total = listing.countAtOnce();
      if (total.isEmpty()) {
        listing.followedBy(new SearchProgress(opened.progress(), listing::countAll));
      }
      if (limit.isEmpty() && total.isPresent() && total.get() > LARGEST) {
        throw tooMany(Numbers.grouped(total.get()));
      }
      Optional<Long> expected = total.map(all -> Math.min(all, limit.orElse(all)));
      PetListing.Extent extent =
          listing.read(
              limit.orElse(Long.MAX_VALUE),
              found -> {
                Pets pets = new Pets(found, limit.orElse(LARGEST), expected, opened.progress());
                write(out, "Pets of " + opened.database().address().name(), sort, pets);
              });
      opened.progress().done();
      print(call, new Document(out.toString(), extent.shown(), size(out)));
      if (extent.hasMore()) {
        call.console().message(left(extent));
      }
    }
  }

  private static void write(Path out, String title, PetSort sort, Pets pets) {
    NewFile.write(
        NewFile.Kind.PRIVATE,
        out,
        stream -> {
          Writer page = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          Gallery.write(title, sort.text(), pets, page);
          page.flush();
        });
  }

  private static PetShellException tooMany(String count) {
    return Usage.error(
        count + " pets match, and without --limit a page takes " + Numbers.grouped(LARGEST),
        "add a filter, such as --rarity, or --limit N");
  }

  /** The page is there, whether its size can be asked for or not. */
  private static @Nullable Long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unknown) {
      return null;
    }
  }

  private static void print(Call call, Document document) {
    String text = "Wrote " + document.file() + ": " + PetText.pets(document.pets());
    String size = document.bytes() == null ? "" : ", " + Sizes.text(document.bytes());
    Results.printLines(
        call, document, () -> call.console().out().write(SafeText.of(text + size + ".") + "\n"));
  }

  private static String left(PetListing.Extent extent) {
    return "The page has "
        + Numbers.grouped(extent.shown())
        + " of "
        + (extent.exact() ? "" : "at least ")
        + Numbers.grouped(extent.total())
        + " pets.";
  }

  /** The pets as the gallery takes them. */
  private static final class Pets implements Iterator<GalleryPet> {
    private static final int STEP = 1_000;

    private final Iterator<ListedPet> pets;
    private final long most;
    private final Optional<Long> expected;
    private final ConsoleProgress progress;
    private long taken;

    Pets(Iterator<ListedPet> pets, long most, Optional<Long> expected, ConsoleProgress progress) {
      this.pets = pets;
      this.most = most;
      this.expected = expected;
      this.progress = progress;
    }

    @Override
    public boolean hasNext() {
      boolean hasNext = pets.hasNext();
      if (hasNext && taken >= most) {
        throw tooMany("over " + Numbers.grouped(LARGEST));
      }
      return hasNext;
    }

    @Override
    public GalleryPet next() {
      ListedPet pet = pets.next();
      taken++;
      if (taken % STEP == 0 && expected.isPresent()) {
        progress.rows(taken, Math.max(taken, expected.get()), 0, 0);
      }
      return new GalleryPet(
          pet.id(),
          pet.name(),
          pet.ownerId(),
          pet.createdMillis(),
          pet.state().text(),
          pet.traits());
    }
  }
}
