package petshell.shell;

import java.util.Optional;
import petshell.job.Ids;
import petshell.job.Progress;
import petshell.output.Console;
import petshell.output.ProgressCounts;
import petshell.output.ProgressMode;
import petshell.output.ProgressPrinter;

/** Shows on standard error how far a job is. */
final class ConsoleProgress implements Progress {
  private final Console console;
  private final ProgressMode mode;
  private String failedWord = "failed";
  private volatile Optional<ProgressPrinter> printer = Optional.empty();

  private ConsoleProgress(Console console, ProgressMode mode) {
    this.console = console;
    this.mode = mode;
  }

  static ConsoleProgress of(Session session) {
    Console console = session.console();
    ProgressMode mode =
        ProgressMode.of(
            console.facts(),
            session.options().plain() || isDumb(session),
            session.options().quiet());
    return new ConsoleProgress(console, mode);
  }

  /** Sets what is said of the pets that failed. */
  void callFailed(String word) {
    failedWord = word;
  }

  /** Such a terminal cannot draw a line again. */
  private static boolean isDumb(Session session) {
    return session.environment().getOrDefault("TERM", "").equals("dumb");
  }

  @Override
  public void rows(long done, long total, long failed, int batch) {
    if (printer.isEmpty()) {
      printer =
          Optional.of(
              new ProgressPrinter(
                  console.err(), mode, console::currentWidth, console.glyphs(), System::nanoTime));
    }
    printer.get().update(new ProgressCounts(done, total, batch, failed, false, failedWord));
  }

  @Override
  public void failed(String petId, String error) {
    aside(() -> console.warning("pet " + Ids.quoted(petId) + ": " + error));
  }

  @Override
  public void message(String text) {
    aside(() -> console.message(text));
  }

  private void aside(Runnable printing) {
    if (printer.isPresent()) {
      printer.get().aside(printing);
    } else {
      printing.run();
    }
  }

  /** Answers somebody's wish to stop, where somebody is watching. */
  void stopping() {
    if (mode == ProgressMode.LINE || mode == ProgressMode.SENTENCES) {
      message("stopping after what is under way; Ctrl-C again gives it up");
    }
  }

  @Override
  public void done() {
    printer.ifPresent(ProgressPrinter::close);
    printer = Optional.empty();
  }
}
