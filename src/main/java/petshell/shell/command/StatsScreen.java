package petshell.shell.command;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import petshell.job.look.Statistics;
import petshell.output.BarPrinter;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Console;
import petshell.output.Layout;
import petshell.output.Numbers;
import petshell.output.SectionPrinter;
import petshell.output.Style;
import petshell.output.TablePrinter;
import petshell.trait.VisualTrait;

/**
 * The statistics as people see them: the verdict first, then a table for each trait.
 *
 * @param result what was counted
 * @param shortIds what to show for ids; those that are not in it are shown whole
 */
record StatsScreen(Statistics.Result result, Map<String, String> shortIds) {
  /** A smaller p-value hardly ever comes about by chance. */
  private static final double LEAST_LIKELY = 0.001;

  /** Prints it as results, with bars if the layout has them. */
  void print(Console console, Layout layout) {
    PrintWriter out = console.out();
    if (result.pets() == 0) {
      out.print("No pet has valid traits yet.\n");
      return;
    }
    verdict(console);
    BarPrinter printer = new BarPrinter(out, layout);
    for (VisualTrait trait : VisualTrait.values()) {
      printer.print(trait.text(), "pets", StatsCommand.bars(result, trait));
      out.print(test(trait) + "\n\n");
    }
    out.print(console.theme().apply(Style.HEADING, "Rarest pets") + "\n");
    new TablePrinter(
            out, List.of(Column.fixed("id"), Column.text("name"), Column.fixed("odds")), layout)
        .all(result.rarest().stream().map(this::row).toList());
  }

  private void verdict(Console console) {
    List<VisualTrait> unlikely =
        Arrays.stream(VisualTrait.values())
            .filter(trait -> pValue(trait).filter(p -> p < LEAST_LIKELY).isPresent())
            .toList();
    boolean tested = Arrays.stream(VisualTrait.values()).anyMatch(one -> pValue(one).isPresent());
    String pets = PetText.pets(result.pets());
    String have = result.pets() == 1 ? " has" : " have";
    String start = pets + have + " valid traits";
    String suspects = unlikely.stream().map(VisualTrait::text).collect(joining(", "));
    Cell verdict;
    if (!tested) {
      verdict = Cell.of(start + "; too few pets to test.");
    } else if (unlikely.isEmpty()) {
      verdict = Cell.of(Style.GOOD, start + ", spread as the generator gives them.");
    } else {
      verdict =
          Cell.of(
              Style.BAD,
              start + "; not all came from the generator: " + suspects + " (p below 0.001).");
    }
    new SectionPrinter(console.out(), console.layout(false)).print(verdict);
    console.out().print("\n");
  }

  private Optional<Double> pValue(VisualTrait trait) {
    return StatsCommand.spread(result, trait).pValue();
  }

  private String test(VisualTrait trait) {
    return pValue(trait)
        .map(
            p ->
                p < LEAST_LIKELY
                    ? "p below 0.001: not from the generator"
                    : String.format(Locale.ROOT, "p = %.3f", p))
        .orElse("too few pets to test");
  }

  private List<Cell> row(Statistics.Rare one) {
    String id = one.pet().id();
    return List.of(
        Cell.of(PetText.id(shortIds.getOrDefault(id, id))),
        Cell.of(one.pet().name()),
        Cell.of("1 in " + Numbers.grouped(Math.round(1 / one.share()))));
  }
}
