package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.job.look.ListedPet;
import petshell.job.look.ShortIds;
import petshell.output.Cell;
import petshell.output.Colors;
import petshell.output.Column;
import petshell.output.Format;
import petshell.shell.call.Call;
import petshell.store.Database;
import petshell.trait.HslColor;
import petshell.trait.TraitState;

/**
 * Pets as rows of a listing. At a terminal ids are short, and states are shown where they are not
 * exact; programs get all of both.
 *
 * @param shortened whether ids are shortened
 * @param states whether there is the column of states
 * @param data whether programs read it
 */
record PetRows(boolean shortened, boolean states, boolean data) {

  /**
   * Chooses what the rows hold.
   *
   * @param wide whether ids are shown whole
   * @param first the first page
   * @param more whether more pages follow, whose states are not known yet
   */
  static PetRows of(Call call, boolean wide, List<ListedPet> first, boolean more) {
    Format format = call.options().format();
    boolean screen = format == Format.TABLE && call.console().facts().outputTerminal();
    boolean inexact = first.stream().anyMatch(pet -> pet.state() != TraitState.EXACT);
    return new PetRows(
        screen && !wide, !screen || more || inexact || first.isEmpty(), format == Format.CSV);
  }

  /** Returns the columns of each row. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.fixed("id"));
    columns.add(Column.text("name").withSwatches());
    if (states) {
      columns.add(Column.fixed("state"));
    }
    columns.add(Column.fixed("rarity").leftOutFirst());
    columns.add(Column.fixed("patternType").titled("pattern").leftOutFirst());
    columns.add(Column.fixed("accessory").leftOutFirst());
    columns.add(Column.fixed("bodySize").titled("size").leftOutFirst());
    columns.add(Column.fixed("expression").leftOutFirst());
    if (data) {
      columns.add(Column.text("ownerId"));
      columns.add(Column.text("createdAt"));
    }
    return columns;
  }

  /** Returns a row for each pet. */
  List<List<Cell>> of(List<ListedPet> pets, Database database) {
    List<String> whole = pets.stream().map(ListedPet::id).toList();
    Map<String, String> ids = shortened ? ShortIds.of(database, whole) : Map.of();
    return pets.stream().map(pet -> row(pet, ids.getOrDefault(pet.id(), pet.id()))).toList();
  }

  private List<Cell> row(ListedPet pet, String id) {
    ListedPetDocument document = ListedPetDocument.of(pet);
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(id));
    row.add(name(pet));
    if (states) {
      row.add(state(pet.state()));
    }
    row.add(cell(document.rarity()));
    row.add(cell(document.patternType()));
    row.add(cell(document.accessory()));
    row.add(cell(document.bodySize()));
    row.add(cell(document.expression()));
    if (data) {
      row.add(Cell.of(document.ownerId()));
      row.add(cell(document.createdAt()));
    }
    return row;
  }

  private static Cell name(ListedPet pet) {
    Optional<HslColor> color = pet.traits().map(traits -> traits.bodyColor());
    Cell name = Cell.of(pet.name());
    return color.map(one -> name.withSwatch(Colors.ofHsl(one.h(), one.s(), one.l()))).orElse(name);
  }

  private Cell state(TraitState state) {
    return state == TraitState.EXACT
        ? Cell.of(shortened ? "" : state.text())
        : Cell.of(PetCard.style(state), state.text());
  }

  private static Cell cell(@Nullable String text) {
    return Cell.of(text == null ? "" : text);
  }
}
