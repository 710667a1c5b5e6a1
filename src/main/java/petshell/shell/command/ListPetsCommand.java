package petshell.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.ListedPet;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetSort;
import petshell.output.Cell;
import petshell.output.Colors;
import petshell.output.Column;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.Numbers;
import petshell.output.RowPrinter;
import petshell.output.UnfinishedOutput;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.Between;
import petshell.trait.Accessory;
import petshell.trait.HslColor;
import petshell.trait.PatternType;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** Shows pets in a table. */
final class ListPetsCommand {
  private static final int PAGE = 100;

  private static final List<Column> COLUMNS =
      List.of(
          Column.fixed("id"),
          Column.text("name").withSwatches(),
          Column.fixed("state"),
          Column.fixed("rarity"),
          Column.fixed("pattern"),
          Column.fixed("accessory"),
          Column.fixed("size"),
          Column.fixed("expression"));

  private final PetNames names;

  /**
   * Makes the command.
   *
   * @param names notes the pets that are shown
   */
  ListPetsCommand(PetNames names) {
    this.names = names;
  }

  @Command(
      name = "list-pets",
      alias = {"ls", "list", "pets"},
      group = "Look",
      description =
          """
          List pets, filtered and sorted.
          A pet must meet all that is given. --name takes a part of the name, the letters from A to Z
          in either case; --sort created begins with the newest, --sort rarity with the rarest.
          """,
      help =
          """
          list-pets
          list-pets --state drifted --limit 100
          list-pets --owner user7@example.test --sort created
          list-pets --rarity legendary --pattern striped --name milo --format csv
          """)
  void listPets(
      Call call,
      @Option(longName = "state", description = "only pets whose traits are in this state")
          Optional<TraitState> state,
      @Option(longName = "rarity", description = "only pets of this rarity")
          Optional<Rarity> rarity,
      @Option(longName = "pattern", description = "only pets with this pattern")
          Optional<PatternType> pattern,
      @Option(longName = "accessory", description = "only pets with this accessory")
          Optional<Accessory> accessory,
      @Option(longName = "owner", description = "only pets of this user, by id or email")
          Optional<OwnerName> owner,
      @Option(longName = "name", description = "only pets whose names hold this text")
          Optional<String> name,
      @Option(longName = "sort", description = "the order", defaultValue = "id") PetSort sort,
      @Option(longName = "limit", description = "how many at most", defaultValue = "40")
          @Between(least = 1)
          long limit,
      @Option(longName = "wide", description = "cuts nothing to the terminal's width")
          boolean wide) {
    PetCriteria criteria =
        new PetCriteria(state, rarity, pattern, accessory, owner.map(OwnerName::idOrEmail), name);
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      PetListing.Extent extent =
          new PetListing(opened.database(), call.cancellation(), criteria, sort)
              .read(limit, pets -> print(call, pets, wide));
      if (extent.hasMore() && !call.console().out().checkError()) {
        call.console().message(more(extent));
      }
    }
  }

  private static String more(PetListing.Extent extent) {
    long next = extent.shown() > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : extent.shown() * 2;
    return String.format(
        Locale.ROOT,
        "showing %s of %s%s; more with --limit %d",
        Numbers.grouped(extent.shown()),
        extent.exact() ? "" : "at least ",
        Numbers.grouped(extent.total()),
        extent.exact() ? Math.min(next, extent.total()) : next);
  }

  private void print(Call call, Iterator<ListedPet> pets, boolean wide) {
    PrintWriter out = call.console().out();
    Format format = call.options().format();
    if (format.isJson()) {
      new JsonPrinter(out, format).list(new Mapped(pets, out));
      return;
    }
    RowPrinter printer = RowPrinter.of(format, out, COLUMNS, call.console().layout(wide));
    boolean printed = false;
    try {
      // The reader of the rest may have gone.
      while (!out.checkError() && pets.hasNext()) {
        printer.rows(page(pets));
        printed = true;
      }
    } catch (RuntimeException failed) {
      throw printed ? new UnfinishedOutput(failed) : failed;
    }
    printer.finish();
  }

  private List<List<Cell>> page(Iterator<ListedPet> pets) {
    List<List<Cell>> rows = new ArrayList<>();
    while (rows.size() < PAGE && pets.hasNext()) {
      ListedPet pet = pets.next();
      names.note(pet.id(), pet.name());
      rows.add(row(pet));
    }
    return rows;
  }

  private static List<Cell> row(ListedPet pet) {
    ListedPetDocument document = ListedPetDocument.of(pet);
    Cell name = Cell.of(pet.name());
    Optional<HslColor> color = pet.traits().map(traits -> traits.bodyColor());
    if (color.isPresent()) {
      name = name.withSwatch(Colors.ofHsl(color.get().h(), color.get().s(), color.get().l()));
    }
    return List.of(
        Cell.of(pet.id()),
        name,
        Cell.of(document.state()),
        cell(document.rarity()),
        cell(document.patternType()),
        cell(document.accessory()),
        cell(document.bodySize()),
        cell(document.expression()));
  }

  private static Cell cell(@Nullable String text) {
    return Cell.of(text == null ? "" : text);
  }

  /** Each as JSON, for as long as the output is read. */
  private static final class Mapped implements Iterator<ListedPetDocument> {
    private final Iterator<ListedPet> pets;
    private final PrintWriter out;
    private long taken;

    Mapped(Iterator<ListedPet> pets, PrintWriter out) {
      this.pets = pets;
      this.out = out;
    }

    @Override
    public boolean hasNext() {
      boolean isRead = taken % PAGE != 0 || !out.checkError();
      return isRead && pets.hasNext();
    }

    @Override
    public ListedPetDocument next() {
      taken++;
      return ListedPetDocument.of(pets.next());
    }
  }
}
