package petshell.shell.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import petshell.job.Ids;
import petshell.job.Progress;
import petshell.output.BackgroundOutput;
import petshell.output.Console;
import petshell.output.Durations;
import petshell.output.ProgressCounts;
import petshell.output.ProgressMode;
import petshell.output.ProgressPrinter;

/**
 * Shows on standard error how far a job is. Within a transaction nothing waits for a terminal or a
 * pipe that takes no output, since others may wait for the transaction: progress is then printed
 * next to the work, and messages after it.
 */
public final class ConsoleProgress implements Progress, Suspension.Scene {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Console console;
  private final ProgressMode mode;
  private final boolean writes;
  private final BackgroundOutput background = new BackgroundOutput();
  private final List<Runnable> messages = new ArrayList<>();
  private String failedWord = "failed";
  private BooleanSupplier inTransaction = () -> false;
  private boolean printedBeside;
  private volatile boolean idle;
  private volatile Optional<ProgressPrinter> printer = Optional.empty();

  private ConsoleProgress(Console console, ProgressMode mode, boolean writes) {
    this.console = console;
    this.mode = mode;
    this.writes = writes;
  }

  /**
   * Makes it.
   *
   * @param writes whether the job writes, so that others may wait for it
   */
  static ConsoleProgress of(Call call, boolean writes) {
    Console console = call.console();
    ProgressMode mode =
        ProgressMode.of(
            console.facts(), call.options().plain() || isDumb(call), call.options().quiet());
    return new ConsoleProgress(console, mode, writes);
  }

  /** Sets what is said of the pets that failed. */
  public void callFailed(String word) {
    failedWord = word;
  }

  /** Sets the test for an open transaction; it runs on the job's thread. */
  void notWaitingIn(BooleanSupplier transaction) {
    inTransaction = transaction;
  }

  /** Such a terminal cannot draw a line again. */
  private static boolean isDumb(Call call) {
    return call.environment().getOrDefault("TERM", "").equals("dumb");
  }

  @Override
  public void rows(long done, long total, long failed, int batch) {
    idle = false;
    ProgressPrinter shown = printer();
    ProgressCounts counts = new ProgressCounts(done, total, batch, failed, false, failedWord);
    if (inTransaction.getAsBoolean()) {
      printedBeside = true;
      background.print(() -> shown.update(counts));
    } else {
      settle();
      shown.update(counts);
    }
  }

  private ProgressPrinter printer() {
    if (printer.isEmpty()) {
      printer =
          Optional.of(
              new ProgressPrinter(
                  console.err(), mode, console::currentWidth, console.glyphs(), System::nanoTime));
    }
    return printer.get();
  }

  private static String brief(Duration every) {
    boolean whole = every.toMillisPart() == 0 && every.toMinutes() == 0;
    return whole ? every.toSeconds() + " s" : Durations.text(every);
  }

  @Override
  public void waiting(long done, Instant since, Duration every) {
    idle = true;
    String filled =
        done == 0
            ? "; Ctrl-C ends it."
            : String.format(
                Locale.ROOT, ", %,d filled since %s; Ctrl-C ends it.", done, TIME.format(since));
    settle();
    printer().idle("Watching for new pets (every " + brief(every) + ")" + filled);
  }

  @Override
  public void held(String reason) {
    idle = true;
    settle();
    printer().idle("Waiting: " + reason + "; Ctrl-C ends it.");
  }

  @Override
  public void failed(String petId, String error) {
    print(() -> console.warning("pet " + Ids.quoted(petId) + ": " + error));
  }

  @Override
  public void message(String text) {
    print(() -> console.message(text));
  }

  private void print(Runnable printing) {
    messages.add(printing);
    transactionMayBeOver();
  }

  /** Prints what has waited, unless a transaction is open. */
  void transactionMayBeOver() {
    if (inTransaction.getAsBoolean()) {
      return;
    }
    settle();
    List<Runnable> waiting = List.copyOf(messages);
    messages.clear();
    waiting.forEach(this::aside);
  }

  private void settle() {
    if (printedBeside) {
      background.settle(PATIENCE);
      printedBeside = false;
    }
  }

  private void aside(Runnable printing) {
    if (printer.isPresent()) {
      printer.get().aside(printing);
    } else {
      printing.run();
    }
  }

  /** Answers a signal to stop, at a terminal; on any thread. */
  void stopping() {
    if (!idle && (mode == ProgressMode.LINE || mode == ProgressMode.SENTENCES)) {
      aside(() -> console.message("Finishing this batch; Ctrl-C again stops at once."));
    }
  }

  @Override
  public void waits() {
    aside(
        () ->
            console.message(
                "The database is in use: petshell suspends after this transaction. Ctrl-C stops the command."));
  }

  @Override
  public void stops() {
    printer.ifPresent(ProgressPrinter::hide);
    if (writes) {
      console.message("Suspended between batches; nothing is locked. fg continues.");
    }
  }

  @Override
  public void goesOn() {
    printer.ifPresent(ProgressPrinter::show);
  }

  @Override
  public void done() {
    transactionMayBeOver();
    printer.ifPresent(ProgressPrinter::close);
    printer = Optional.empty();
  }
}
