package petshell.shell.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.LinePrinter;
import petshell.output.RowPrinter;
import petshell.output.Section;
import petshell.output.SectionPrinter;

/** Prints what a command found or did, in the format that the user wants. */
public final class Results {
  private Results() {}

  /**
   * Prints one result.
   *
   * @param call the call
   * @param document the result as JSON shows it; as CSV, its parts are columns of one row
   * @param sections the result as people see it
   */
  public static void print(Call call, Object document, Supplier<List<Section>> sections) {
    PrintWriter out = call.console().out();
    printLines(
        call,
        document,
        () -> new SectionPrinter(out, call.console().theme()).print(sections.get()));
  }

  /**
   * Prints one result that is no list of sections.
   *
   * @param call the call
   * @param document as {@link #print} takes it
   * @param lines prints the result as people see it
   */
  public static void printLines(Call call, Object document, Runnable lines) {
    PrintWriter out = call.console().out();
    switch (call.options().format()) {
      case JSON, JSONL -> new JsonPrinter(out, call.options().format()).print(document);
      case CSV -> {
        List<Column> columns = new ArrayList<>();
        List<Cell> row = new ArrayList<>();
        flatten("", document.getClass(), Optional.of(document), columns, row);
        RowPrinter.of(Format.CSV, out, columns, call.console().layout(true)).all(List.of(row));
      }
      case TABLE, VERTICAL -> lines.run();
    }
  }

  /**
   * Prints one result that people read as whole lines.
   *
   * @param call the call
   * @param document the result as {@link #print} takes it
   * @param lines the result as people see it
   */
  public static void printLines(Call call, Object document, Supplier<List<Cell>> lines) {
    if (call.options().format().isForPeople()) {
      new LinePrinter(call.console().out(), call.console().theme()).print(lines.get());
    } else {
      print(call, document, List::of);
    }
  }

  /** The columns come from the type alone, so that they are the same where a part is missing. */
  private static void flatten(
      String path, Class<?> type, Optional<?> value, List<Column> columns, List<Cell> row) {
    if (!type.isRecord()) {
      columns.add(Column.text(path));
      row.add(Cell.of(value.map(Results::text).orElse("")));
      return;
    }
    for (RecordComponent part : type.getRecordComponents()) {
      String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
      flatten(name, part.getType(), value.map(whole -> valueOf(part, whole)), columns, row);
    }
  }

  private static Object valueOf(RecordComponent part, Object whole) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a part of a result cannot be read: " + part, e);
    }
  }

  /**
   * Simple values are printed as they are, records in a list as JSON, a list with blanks between.
   */
  private static String text(Object value) {
    if (value instanceof Collection<?> all) {
      return all.stream().map(Results::text).collect(Collectors.joining(" "));
    }
    return value instanceof Record ? new ObjectMapper().valueToTree(value).toString() : "" + value;
  }
}
