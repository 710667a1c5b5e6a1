package petshell.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import petshell.job.look.PetLookup;
import petshell.job.look.ShortIds;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Console;
import petshell.output.FactLines;
import petshell.output.Field;
import petshell.output.Format;
import petshell.output.Layout;
import petshell.output.TablePrinter;
import petshell.shell.call.Call;
import petshell.shell.call.Results;
import petshell.store.Database;
import petshell.store.Pet;
import petshell.store.PetName;
import petshell.trait.TraitDifference;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** One pet whole, at a terminal with its picture: left of the facts where there is room. */
final class PetScreen {
  private static final int GAP = 2;
  private static final List<Column> COLUMNS =
      List.of(Column.fixed("FIELD"), Column.text("STORED"), Column.text("EXPECTED"));
  private static final List<Column> COLORED =
      List.of(
          Column.fixed("FIELD"),
          Column.text("STORED").withSwatches(),
          Column.text("EXPECTED").withSwatches());

  private final Call call;
  private final PetLookup.Found found;
  private final TraitState state;
  private final List<TraitDifference> differences;

  private PetScreen(Call call, PetLookup.Found found) {
    Pet pet = found.pet();
    this.call = call;
    this.found = found;
    this.state = pet.traits().state(pet.id());
    this.differences = pet.traits().differences(TraitText.of(pet.id()));
  }

  /** Prints one pet in the format that the user wants. */
  static void print(Call call, Database database, PetLookup.Found found) {
    PetScreen screen = new PetScreen(call, found);
    Results.printLines(
        call,
        PetDocument.of(found, screen.state, screen.differences),
        () -> screen.print(screen.ids(database)));
  }

  /** Ids are shortened where a terminal is too narrow for two of them. */
  private Map<String, String> ids(Database database) {
    List<String> parents = found.parents().stream().map(PetName::id).toList();
    return call.console().facts().outputTerminal() ? ShortIds.of(database, parents) : Map.of();
  }

  private void print(Map<String, String> ids) {
    Console console = call.console();
    Layout layout = console.layout(false);
    TerminalArt.Picture picture =
        call.options().format() == Format.TABLE
            ? TerminalArt.of(call, found.pet())
            : TerminalArt.Picture.NONE;
    List<Field> facts = new PetCard(found, state, ids, call.clock().instant()).facts();
    int left = picture.beside().isEmpty() ? 0 : picture.columns() + GAP;
    console.out().print(picture.above());
    beside(picture, left, FactLines.of(facts, console.theme(), layout.width() - left));
    printDifferences(layout);
  }

  private void beside(TerminalArt.Picture picture, int left, List<String> facts) {
    PrintWriter out = call.console().out();
    for (int index = 0; index < Math.max(facts.size(), picture.beside().size()); index++) {
      boolean hasPicture = index < picture.beside().size();
      String fact = index < facts.size() ? facts.get(index) : "";
      String gap = " ".repeat(hasPicture ? left - picture.columns() : left);
      String start = hasPicture ? picture.beside().get(index) : "";
      out.print(start + (fact.isEmpty() ? "" : gap + fact) + "\n");
    }
  }

  private void printDifferences(Layout layout) {
    if (state == TraitState.EXACT) {
      return;
    }
    PrintWriter out = call.console().out();
    List<Field> facts = new ArrayList<>();
    if (state == TraitState.INVALID) {
      found.pet().traits().violations().stream()
          .map(one -> Field.of("Problem", one.sentence()))
          .forEach(facts::add);
    }
    List<TraitDifference> fields = differences.stream().filter(one -> !one.rounded()).toList();
    boolean isWhole = fields.size() == 1 && fields.get(0).path().isEmpty();
    if (isWhole) {
      facts.add(Field.of("Stored", DifferenceText.before(fields.get(0))));
      facts.add(Field.of("Expected", DifferenceText.after(fields.get(0))));
    } else if (fields.isEmpty()) {
      DifferenceText.changes(differences)
          .forEach(one -> facts.add(Field.of("Stored " + one.label(), one.values().get(0))));
    }
    out.print("\n");
    FactLines.of(facts, layout.theme(), layout.width()).forEach(line -> out.print(line + "\n"));
    if (!isWhole && !fields.isEmpty()) {
      List<List<Cell>> rows = fields.stream().map(PetScreen::row).toList();
      boolean colored =
          rows.stream().flatMap(List::stream).anyMatch(one -> one.swatch().isPresent());
      new TablePrinter(out, colored ? COLORED : COLUMNS, layout).all(rows);
    }
  }

  private static List<Cell> row(TraitDifference one) {
    return List.of(Cell.of(one.path()), DifferenceText.before(one), DifferenceText.after(one));
  }
}
