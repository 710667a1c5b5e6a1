package petshell.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import petshell.job.Ids;
import petshell.job.change.RunChanges.PetChange;
import petshell.output.Cell;
import petshell.output.ChangePrinter;
import petshell.output.Column;
import petshell.output.Console;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.output.Style;
import petshell.output.UnfinishedOutput;
import petshell.shell.call.Call;
import petshell.trait.TraitDifference;

/** Prints what a run replaced, pet by pet, as it is read. */
final class RunChangesList {
  private static final List<Column> COLUMNS =
      List.of(
          Column.fixed("petId"),
          Column.text("name"),
          Column.text("path"),
          Column.text("before"),
          Column.text("after"));

  /** One pet's change as JSON. */
  private record Document(String petId, @Nullable String name, List<DifferenceDocument> diff) {
    static Document of(PetChange change) {
      return new Document(
          change.petId(), change.name().orElse(null), DifferenceDocument.of(change.differences()));
    }
  }

  private RunChangesList() {}

  /** Prints the changes for as long as the output is read. */
  static void print(Call call, Iterator<PetChange> changes) {
    Console console = call.console();
    Format format = call.options().format();
    switch (format) {
      case JSON, JSONL -> new JsonPrinter(console.out(), format).list(documents(changes, console));
      case CSV -> rows(console, changes);
      case TABLE, VERTICAL -> blocks(console, changes);
    }
  }

  private static Iterator<Document> documents(Iterator<PetChange> changes, Console console) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !console.out().checkError() && changes.hasNext();
      }

      @Override
      public Document next() {
        return Document.of(changes.next());
      }
    };
  }

  private static void rows(Console console, Iterator<PetChange> changes) {
    RowPrinter printer = RowPrinter.of(Format.CSV, console.out(), COLUMNS, console.layout(true));
    untilUnread(console.out(), changes, change -> printer.rows(rows(change)));
    printer.finish();
  }

  private static List<List<Cell>> rows(PetChange change) {
    List<List<Cell>> rows = new ArrayList<>();
    for (TraitDifference one : change.differences()) {
      rows.add(
          List.of(
              Cell.of(change.petId()),
              Cell.of(change.name().orElse("")),
              Cell.of(one.path()),
              Cell.of(one.before() == null ? "" : one.before()),
              Cell.of(one.after() == null ? "" : one.after())));
    }
    return rows;
  }

  private static void blocks(Console console, Iterator<PetChange> changes) {
    ChangePrinter printer = new ChangePrinter(console.out(), console.theme(), console.glyphs());
    untilUnread(
        console.out(),
        changes,
        change -> printer.print("", title(change), DifferenceText.changes(change.differences())));
  }

  private static List<Cell> title(PetChange change) {
    Cell id = Cell.of(PetText.id(change.petId()));
    return change
        .name()
        .map(name -> List.of(Cell.of(Style.HEADING, Ids.shortened(name)), id))
        .orElseGet(() -> List.of(id, Cell.of(Style.MUTED, "no such pet any more")));
  }

  private static void untilUnread(
      PrintWriter out, Iterator<PetChange> changes, Consumer<PetChange> printer) {
    boolean printed = false;
    try {
      while (!out.checkError() && changes.hasNext()) {
        printer.accept(changes.next());
        printed = true;
      }
    } catch (RuntimeException failed) {
      throw printed ? new UnfinishedOutput(failed) : failed;
    }
  }
}
