package petshell.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.look.ListedPet;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetSort;
import petshell.job.look.TraitCriteria;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.Numbers;
import petshell.output.RowPrinter;
import petshell.output.UnfinishedOutput;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.Between;
import petshell.store.Database;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** Shows pets in a table. */
final class ListPetsCommand {
  private static final int PAGE = 100;

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
      @Option(longName = "size", description = "only pets of this size") Optional<BodySize> size,
      @Option(longName = "expression", description = "only pets with this expression")
          Optional<Expression> expression,
      @Option(longName = "generation", description = "only pets of this generation")
          @Between(least = 0)
          Optional<Long> generation,
      @Option(longName = "owner", description = "only pets of this user, by id or email")
          Optional<OwnerName> owner,
      @Option(longName = "name", description = "only pets whose names contain this text")
          Optional<String> name,
      @Option(longName = "sort", description = "the order", defaultValue = "id") PetSort sort,
      @Option(longName = "limit", description = "how many at most", defaultValue = "40")
          @Between(least = 1)
          long limit,
      @Option(longName = "wide", description = "whole ids; nothing is cut to the terminal's width")
          boolean wide) {
    PetCriteria criteria =
        new PetCriteria(
            state,
            new TraitCriteria(rarity, pattern, accessory, size, expression),
            owner.map(OwnerName::idOrEmail),
            name,
            generation);
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      PetListing listing = new PetListing(opened.database(), call.cancellation(), criteria, sort);
      SearchProgress search = new SearchProgress(opened.progress(), listing::countAll);
      PetListing.Extent extent;
      try {
        extent =
            listing
                .followedBy(search)
                .read(limit, pets -> print(call, opened.database(), pets, search, wide));
      } finally {
        search.end();
      }
      if (call.console().out().checkError()) {
        return;
      }
      if (extent.shown() == 0) {
        call.console().message(nothing(criteria, listing.countAll()));
      } else if (extent.hasMore()) {
        call.console().message(more(extent));
      }
    }
  }

  private static String nothing(PetCriteria criteria, long lookedAt) {
    if (lookedAt == 0) {
      return criteria.owner().isPresent() ? "This owner has no pets." : "There are no pets.";
    }
    boolean isStateOnly =
        criteria.state().isPresent()
            && criteria.traits().equals(TraitCriteria.ANY)
            && criteria.name().isEmpty()
            && criteria.generation().isEmpty();
    String what = isStateOnly ? "No pet is " + criteria.state().get().text() : "No pet matches";
    return what + " (looked at " + Numbers.grouped(lookedAt) + ").";
  }

  private static String more(PetListing.Extent extent) {
    long next = extent.shown() > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : extent.shown() * 2;
    return String.format(
        Locale.ROOT,
        "Showing %s of %s%s; more with --limit %d",
        Numbers.grouped(extent.shown()),
        extent.exact() ? "" : "at least ",
        Numbers.grouped(extent.total()),
        extent.exact() ? Math.min(next, extent.total()) : next);
  }

  private void print(
      Call call, Database database, Iterator<ListedPet> pets, SearchProgress search, boolean wide) {
    PrintWriter out = call.console().out();
    Format format = call.options().format();
    if (format.isJson()) {
      new JsonPrinter(out, format).list(new Mapped(search.until(pets), out));
      return;
    }
    boolean printed = false;
    try {
      List<ListedPet> page = page(pets);
      search.end();
      PetRows rows = PetRows.of(call, wide, page, pets.hasNext());
      RowPrinter printer = RowPrinter.of(format, out, rows.columns(), call.console().layout(wide));
      // The reader of the rest may have gone.
      while (!page.isEmpty() && !out.checkError()) {
        printer.rows(rows.of(page, database));
        printed = true;
        page = page(pets);
      }
      boolean isScreen = format == Format.TABLE && call.console().facts().outputTerminal();
      if (printed || !isScreen) {
        printer.finish();
      }
    } catch (RuntimeException failed) {
      throw printed ? new UnfinishedOutput(failed) : failed;
    }
  }

  private List<ListedPet> page(Iterator<ListedPet> pets) {
    List<ListedPet> page = new ArrayList<>();
    while (page.size() < PAGE && pets.hasNext()) {
      ListedPet pet = pets.next();
      names.note(pet.id(), pet.name());
      page.add(pet);
    }
    return page;
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
