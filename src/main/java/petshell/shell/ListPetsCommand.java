package petshell.shell;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.ListedPet;
import petshell.job.PetListing;
import petshell.output.Cell;
import petshell.output.Colors;
import petshell.output.Column;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.trait.HslColor;
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

  /** One pet as JSON. */
  record Document(
      String id,
      String name,
      String state,
      String rarity,
      String patternType,
      String accessory,
      String bodySize,
      String expression) {
    static Document of(ListedPet pet) {
      return new Document(
          pet.id(),
          pet.name(),
          pet.state().text(),
          pet.traits().map(traits -> traits.rarity().text()).orElse(null),
          pet.traits().map(traits -> traits.patternType().text()).orElse(null),
          pet.traits().map(traits -> traits.accessory().text()).orElse(null),
          pet.traits().map(traits -> traits.bodySize().text()).orElse(null),
          pet.traits().map(traits -> traits.expression().text()).orElse(null));
    }
  }

  @Command(
      name = "list-pets",
      group = "Looking",
      description = "Shows pets in a table, in the order of their ids.",
      help =
          """
          list-pets
          list-pets --state drifted --limit 100
          list-pets --rarity legendary --format csv
          """)
  void listPets(
      Session session,
      @Option(longName = "state", description = "only pets whose traits are in this state")
          Optional<TraitState> state,
      @Option(longName = "rarity", description = "only pets of this rarity")
          Optional<Rarity> rarity,
      @Option(longName = "limit", description = "how many at most", defaultValue = "40")
          ListedRows limit) {
    try (Workplace workplace = Workplace.toLook(session)) {
      PetListing listing =
          new PetListing(workplace.database(), session.cancellation(), state, rarity);
      listing.read(pets -> print(session, pets, limit.rows()));
    }
  }

  private static void print(Session session, Iterator<ListedPet> pets, long limit) {
    Format format = session.options().format();
    Iterator<ListedPet> limited = new Limited(pets, limit);
    if (format == Format.JSON) {
      Iterator<Document> documents = new Mapped(limited);
      new JsonPrinter(session.console().out()).print(documents);
    } else {
      RowPrinter printer =
          RowPrinter.of(format, session.console().out(), COLUMNS, session.console().layout(false));
      while (limited.hasNext()) {
        printer.rows(page(limited));
      }
      printer.finish();
    }
    if (pets.hasNext()) {
      session.console().message("there are more; show them with --limit");
    }
  }

  private static List<List<Cell>> page(Iterator<ListedPet> pets) {
    List<List<Cell>> rows = new ArrayList<>();
    while (rows.size() < PAGE && pets.hasNext()) {
      rows.add(row(pets.next()));
    }
    return rows;
  }

  private static List<Cell> row(ListedPet pet) {
    Document document = Document.of(pet);
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

  private static Cell cell(String text) {
    return Cell.of(text == null ? "" : text);
  }

  /** The first of them. */
  private static final class Limited implements Iterator<ListedPet> {
    private final Iterator<ListedPet> all;
    private long left;

    Limited(Iterator<ListedPet> all, long limit) {
      this.all = all;
      this.left = limit;
    }

    @Override
    public boolean hasNext() {
      return left > 0 && all.hasNext();
    }

    @Override
    public ListedPet next() {
      left--;
      return all.next();
    }
  }

  /** Each as JSON. */
  private static final class Mapped implements Iterator<Document> {
    private final Iterator<ListedPet> pets;

    Mapped(Iterator<ListedPet> pets) {
      this.pets = pets;
    }

    @Override
    public boolean hasNext() {
      return pets.hasNext();
    }

    @Override
    public Document next() {
      return Document.of(pets.next());
    }
  }
}
