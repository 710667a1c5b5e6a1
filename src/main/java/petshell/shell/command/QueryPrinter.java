package petshell.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import petshell.job.look.Query;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.shell.call.Call;
import petshell.store.RawValue;

/** Prints what a query has found, page by page. */
final class QueryPrinter {
  private static final int PAGE = 100;

  /** In characters or bytes; a page is in memory whole. */
  private static final int LONGEST_PAGE = 1_000_000;

  private QueryPrinter() {}

  /** Prints all rows that were read, for as long as anybody reads the output. */
  static void print(Call call, Query.Found found, boolean wide) {
    PrintWriter out = call.console().out();
    Format format = call.options().format();
    List<String> names = distinct(found.columns());
    Iterator<List<RawValue>> rows = found.rows();
    if (format.isJson()) {
      new JsonPrinter(out, format).list(new Objects(rows, names, out));
      return;
    }
    List<List<RawValue>> page = page(rows);
    RowPrinter printer =
        RowPrinter.of(format, out, columns(names, page), call.console().layout(wide));
    // The reader of the rest may have gone.
    while (!out.checkError() && !page.isEmpty()) {
      printer.rows(page.stream().map(row -> cells(row, format)).toList());
      page = page(rows);
    }
    printer.finish();
  }

  /** Names that repeat get a number, as JSON could keep only one of them. */
  private static List<String> distinct(List<String> names) {
    Set<String> used = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int number = 2; used.contains(free) || (number > 2 && names.contains(free)); number++) {
        free = name + "_" + number;
      }
      used.add(free);
      distinct.add(free);
    }
    return distinct;
  }

  private static List<List<RawValue>> page(Iterator<List<RawValue>> rows) {
    List<List<RawValue>> page = new ArrayList<>();
    long characters = 0;
    while (page.size() < PAGE && characters < LONGEST_PAGE && rows.hasNext()) {
      List<RawValue> row = rows.next();
      page.add(row);
      characters += row.stream().mapToLong(QueryPrinter::length).sum();
    }
    return page;
  }

  private static long length(RawValue value) {
    return value.value() instanceof byte[] bytes
        ? bytes.length
        : value.value() instanceof String text ? text.length() : 0;
  }

  /** A column leans to the right where its first values are numbers. */
  private static List<Column> columns(List<String> names, List<List<RawValue>> first) {
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      int column = index;
      boolean isNumber =
          !first.isEmpty()
              && first.stream().allMatch(row -> QueryValue.isNumberOrNull(row.get(column)));
      String name = names.get(index);
      columns.add((isNumber ? Column.number(name) : Column.text(name)).asNamed());
    }
    return columns;
  }

  private static List<Cell> cells(List<RawValue> row, Format format) {
    return row.stream()
        .map(
            value ->
                format == Format.CSV ? Cell.of(QueryValue.text(value)) : QueryValue.cell(value))
        .toList();
  }

  /** Each row as JSON, for as long as the output is read. */
  private static final class Objects implements Iterator<Map<String, Object>> {
    private final Iterator<List<RawValue>> rows;
    private final List<String> names;
    private final PrintWriter out;
    private long taken;

    Objects(Iterator<List<RawValue>> rows, List<String> names, PrintWriter out) {
      this.rows = rows;
      this.names = names;
      this.out = out;
    }

    @Override
    public boolean hasNext() {
      boolean isRead = taken % PAGE != 0 || !out.checkError();
      return isRead && rows.hasNext();
    }

    @Override
    public Map<String, Object> next() {
      taken++;
      List<RawValue> row = rows.next();
      Map<String, Object> object = new LinkedHashMap<>();
      for (int index = 0; index < names.size(); index++) {
        object.put(names.get(index), QueryValue.json(row.get(index)));
      }
      return object;
    }
  }
}
