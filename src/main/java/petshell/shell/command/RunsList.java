package petshell.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import petshell.job.look.ObservedRun;
import petshell.output.Cell;
import petshell.output.Column;
import petshell.output.Durations;
import petshell.output.Format;
import petshell.output.JsonPrinter;
import petshell.output.RowPrinter;
import petshell.output.Style;
import petshell.output.Times;
import petshell.shell.call.Call;
import petshell.store.Noted;
import petshell.store.Run;

/** Prints runs as a list: for people with as many columns as there is room for. */
final class RunsList {
  /** From so many columns on, a command line and a whole time have room. */
  private static final int WIDE = 110;

  /** From so many columns on, all counts have room. */
  private static final int MIDDLE = 60;

  private static final List<String> CSV_NAMES =
      List.of(
          "run",
          "command",
          "commandLine",
          "operator",
          "host",
          "process",
          "toolVersion",
          "generatorVersion",
          "startedAt",
          "heartbeatAt",
          "endedAt",
          "outcome",
          "changed",
          "unchanged",
          "skipped",
          "failed",
          "batches",
          "undoes",
          "message");

  /** A column with what it shows of a run. */
  private record Shown(Column column, Function<ObservedRun, Cell> cell) {}

  private final Call call;
  private final Instant now;

  /**
   * Makes a printer.
   *
   * @param call says where and how
   */
  RunsList(Call call) {
    this.call = call;
    this.now = call.clock().instant();
  }

  /** Prints the runs. */
  void print(List<ObservedRun> runs) {
    Format format = call.options().format();
    List<RunDocument> documents = runs.stream().map(RunDocument::of).toList();
    switch (format) {
      case JSON, JSONL -> new JsonPrinter(call.console().out(), format).list(documents.iterator());
      case CSV -> csv(documents);
      case TABLE -> table(runs, columns(runs, call.console().layout(false).width()));
      case VERTICAL -> table(runs, columns(runs, Integer.MAX_VALUE));
    }
  }

  private void table(List<ObservedRun> runs, List<Shown> columns) {
    if (!runs.isEmpty()) {
      RowPrinter.of(
              call.options().format(),
              call.console().out(),
              columns.stream().map(Shown::column).toList(),
              call.console().layout(false))
          .all(
              runs.stream()
                  .map(run -> columns.stream().map(shown -> shown.cell().apply(run)).toList())
                  .toList());
    }
  }

  private List<Shown> columns(List<ObservedRun> runs, int width) {
    boolean wide = width >= WIDE;
    boolean middle = width >= MIDDLE;
    List<Shown> columns = new ArrayList<>();
    columns.add(new Shown(Column.number("run"), one -> Cell.of(one.run().number())));
    columns.add(
        new Shown(
            wide ? Column.text("command") : Column.fixed("command"),
            one -> Cell.of(wide ? one.run().start().commandLine() : one.run().start().command())));
    columns.add(new Shown(Column.fixed("outcome"), RunsList::outcome));
    if (middle) {
      columns.add(count("changed", counts -> counts.changed()));
      addUnlessZero(columns, runs, "skipped", counts -> counts.skipped());
      addUnlessZero(columns, runs, "failed", counts -> counts.failed());
      columns.add(new Shown(Column.text("operator"), one -> Cell.of(one.run().start().operator())));
    }
    columns.add(
        new Shown(Column.fixed("started"), one -> Cell.of(time(one.run().startedAt(), wide))));
    return columns;
  }

  private static void addUnlessZero(
      List<Shown> columns,
      List<ObservedRun> runs,
      String name,
      Function<Run.Counts, Noted<Long>> count) {
    boolean zero =
        runs.stream()
            .map(one -> count.apply(one.run().counts()))
            .allMatch(noted -> noted.value().filter(value -> value == 0).isPresent());
    if (!zero) {
      columns.add(count(name, count));
    }
  }

  private static Shown count(String name, Function<Run.Counts, Noted<Long>> count) {
    return new Shown(Column.number(name), one -> RunScreen.count(count.apply(one.run().counts())));
  }

  private static Cell outcome(ObservedRun one) {
    String text = one.run().noted().text();
    return switch (one.run().outcome()) {
      case COMPLETED -> Cell.of(text);
      case RUNNING -> Cell.of(Style.GOOD, text);
      case INTERRUPTED -> Cell.of(Style.WARNING, text);
      case FAILED, ABANDONED, UNKNOWN -> Cell.of(Style.BAD, text);
    };
  }

  private String time(Noted<Instant> time, boolean whole) {
    return time.value()
        .map(
            moment ->
                whole
                    ? Times.ago(moment, now)
                    : Durations.rough(Duration.between(moment, now)) + " ago")
        .orElse(time.text());
  }

  private void csv(List<RunDocument> runs) {
    List<List<Cell>> rows = runs.stream().map(RunsList::row).toList();
    RowPrinter.of(
            Format.CSV,
            call.console().out(),
            CSV_NAMES.stream().map(Column::text).toList(),
            call.console().layout(true))
        .all(rows);
  }

  private static List<Cell> row(RunDocument run) {
    List<Cell> row = new ArrayList<>();
    for (@Nullable Object value :
        new @Nullable Object[] {
          run.run(),
          run.command(),
          run.commandLine(),
          run.operator(),
          run.host(),
          run.process(),
          run.toolVersion(),
          run.generatorVersion(),
          run.startedAt(),
          run.heartbeatAt(),
          run.endedAt(),
          run.outcome(),
          run.changed(),
          run.unchanged(),
          run.skipped(),
          run.failed(),
          run.batches(),
          run.undoes(),
          run.message()
        }) {
      row.add(Cell.of(value == null ? "" : value.toString()));
    }
    return row;
  }
}
