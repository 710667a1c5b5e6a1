package petshell.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.output.Section;
import petshell.output.SectionPrinter;

/** Prints what a command found or did, in the format that the user wants. */
final class Results {
  private Results() {}

  /**
   * Prints one result.
   *
   * @param session the call
   * @param document the result as JSON shows it; as CSV, its parts are columns of one row
   * @param sections the result as people see it
   */
  static void print(Session session, Object document, Supplier<List<Section>> sections) {
    PrintWriter out = session.console().out();
    switch (session.options().format()) {
      case JSON -> new JsonPrinter(out).print(document);
      case CSV -> {
        List<Column> columns = new ArrayList<>();
        List<Cell> row = new ArrayList<>();
        flatten("", new ObjectMapper().valueToTree(document), columns, row);
        RowPrinter.of(Format.CSV, out, columns, session.console().layout(true)).all(List.of(row));
      }
      case TABLE, VERTICAL ->
          new SectionPrinter(out, session.console().theme()).print(sections.get());
    }
  }

  private static void flatten(String path, JsonNode node, List<Column> columns, List<Cell> row) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        flatten(name, field.getValue(), columns, row);
      }
      return;
    }
    columns.add(Column.text(path));
    row.add(Cell.of(text(node)));
  }

  private static String text(JsonNode node) {
    if (node.isNull()) {
      return "";
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Results::text)
          .collect(Collectors.joining(" "));
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
