package petshell.shell.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import petshell.job.look.SharedView;
import petshell.output.Cell;
import petshell.output.Durations;
import petshell.output.Numbers;
import petshell.output.Style;
import petshell.output.Times;

/** A shared backfill as people see it: a line for the whole, and one for each process. */
final class SharedLines {
  private static final int PERCENT = 100;

  private SharedLines() {}

  /**
   * Returns the lines.
   *
   * @param now what times are measured from
   */
  static List<Cell> of(SharedView view, Instant now) {
    List<Cell> lines = new ArrayList<>();
    lines.add(Cell.of(whole(view)));
    view.members().forEach(member -> lines.add(line(member, view, now)));
    return lines;
  }

  private static String whole(SharedView view) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "backfill "
            + view.share().number()
            + ": "
            + Numbers.grouped(view.slotsDone())
            + " of "
            + Numbers.counted(view.slots(), "slot")
            + " done");
    long done = view.counts().changed() + view.counts().failed();
    parts.add(PetText.pets(view.counts().changed()) + " filled");
    if (view.share().endedAt().isEmpty()) {
      if (view.total() > 0) {
        parts.add((int) (PERCENT * (double) done / view.total()) + " %");
      }
      if (view.isAtWork()) {
        parts.add(Numbers.grouped(view.perSecond()) + "/s");
        view.left().ifPresent(time -> parts.add(Durations.rough(time) + " left"));
      } else {
        parts.add("nobody at work");
      }
      if (view.share().stopped()) {
        parts.add("asked to stop");
      }
    }
    return String.join(", ", parts);
  }

  private static Cell line(SharedView.Member member, SharedView view, Instant now) {
    StringBuilder text = new StringBuilder();
    text.append("run ")
        .append(member.run().number())
        .append(" on ")
        .append(member.run().start().host())
        .append(", pid ")
        .append(member.run().start().process().text());
    if (member.workers() > 0 && view.share().endedAt().isEmpty()) {
      text.append(": ").append(Numbers.counted(member.workers(), "worker"));
      member
          .perSecond()
          .ifPresent(rate -> text.append(", ").append(Numbers.grouped(rate)).append("/s"));
      member
          .run()
          .startedAt()
          .value()
          .ifPresent(since -> text.append(", since ").append(Times.ago(since, now)));
      if (member.stalled() > 0) {
        text.append(", ").append(Numbers.grouped(member.stalled())).append(" stalled");
        return Cell.of(Style.WARNING, text.toString());
      }
    } else {
      text.append(": ").append(Numbers.counted(member.slotsDone(), "slot")).append(" done");
    }
    return Cell.of(text.toString());
  }
}
