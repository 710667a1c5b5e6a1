package petshell.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import petshell.job.look.ShortIds;
import petshell.job.look.Statistics;
import petshell.output.Bar;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Format;
import petshell.output.RowPrinter;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.trait.VisualTrait;

/** Shows how the traits are spread. */
final class StatsCommand {
  /** The result as JSON. */
  record Document(long pets, Map<String, SpreadPart> traits, List<RarePart> rarest) {}

  record SpreadPart(Map<String, ValuePart> values, @Nullable Double pValue) {}

  record ValuePart(long count, double share, double expected) {}

  record RarePart(String id, String name, double share) {}

  @Command(
      name = "stats",
      group = "Look",
      description =
          """
          Show how traits are spread, against what is expected.
          Rarities, patterns, accessories, sizes and expressions each get the p-value of a
          chi-square test. p below 0.001 means the stored traits did not come from the generator.
          """,
      help =
          """
          stats
          stats --format json
          """)
  void stats(Call call) {
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      Statistics.Result result =
          new Statistics(opened.database(), call.cancellation(), opened.progress()).run();
      Format format = call.options().format();
      if (format == Format.TABLE) {
        List<String> ids = result.rarest().stream().map(one -> one.pet().id()).toList();
        boolean shortened = call.console().facts().outputTerminal();
        new StatsScreen(result, shortened ? ShortIds.of(opened.database(), ids) : Map.of())
            .print(call.console(), call.layout());
      } else if (format.isJson()) {
        Results.print(call, document(result), List::of);
      } else {
        rows(call, result, format);
      }
    }
  }

  private static Document document(Statistics.Result result) {
    Map<String, SpreadPart> traits = new LinkedHashMap<>();
    result
        .spreads()
        .forEach(
            (trait, spread) -> {
              Map<String, ValuePart> values = new LinkedHashMap<>();
              bars(result, trait)
                  .forEach(
                      bar ->
                          values.put(
                              bar.label(),
                              new ValuePart(
                                  bar.count(), bar.share(), bar.expected().getAsDouble())));
              traits.put(trait.text(), new SpreadPart(values, spread.pValue().orElse(null)));
            });
    List<RarePart> rarest =
        result.rarest().stream()
            .map(one -> new RarePart(one.pet().id(), one.pet().name(), one.share()))
            .toList();
    return new Document(result.pets(), traits, rarest);
  }

  /** Returns how a trait is spread. */
  static Statistics.Spread spread(Statistics.Result result, VisualTrait trait) {
    return Objects.requireNonNull(result.spreads().get(trait));
  }

  /** Returns a trait's values with what was found and what is expected. */
  static List<Bar> bars(Statistics.Result result, VisualTrait trait) {
    Map<String, Double> expected = trait.expectedShares();
    List<Bar> bars = new ArrayList<>();
    spread(result, trait)
        .counts()
        .forEach(
            (value, count) ->
                bars.add(
                    new Bar(
                        value,
                        count,
                        result.pets() == 0 ? 0 : (double) count / result.pets(),
                        OptionalDouble.of(Objects.requireNonNull(expected.get(value))))));
    return bars;
  }

  private static void rows(Call call, Statistics.Result result, Format format) {
    List<List<Cell>> rows = new ArrayList<>();
    for (VisualTrait trait : VisualTrait.values()) {
      for (Bar bar : bars(result, trait)) {
        rows.add(
            List.of(
                Cell.of(trait.text()),
                Cell.of(bar.label()),
                Cell.of(bar.count()),
                Cell.of(Double.toString(bar.share())),
                Cell.of(Double.toString(bar.expected().getAsDouble()))));
      }
    }
    RowPrinter.of(
            format,
            call.console().out(),
            List.of(
                Column.text("trait"),
                Column.text("value"),
                Column.number("count"),
                Column.number("share"),
                Column.number("expected")),
            call.console().layout(true))
        .all(rows);
  }
}
