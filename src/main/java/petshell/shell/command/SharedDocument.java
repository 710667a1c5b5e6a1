package petshell.shell.command;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.look.SharedView;

/** A shared backfill, as JSON. */
record SharedDocument(
    long number,
    String startedAt,
    @Nullable String endedAt,
    int slots,
    int slotsDone,
    long updated,
    long failed,
    long total,
    @Nullable Long limit,
    @Nullable Long maxRate,
    boolean stopping,
    long perSecond,
    @Nullable Long millisLeft,
    List<Member> members) {
  /** One process that takes part. */
  record Member(
      long run,
      String host,
      Object process,
      String startedAt,
      int workers,
      int stalled,
      int slotsDone,
      @Nullable Long perSecond) {
    static Member of(SharedView.Member member) {
      return new Member(
          member.run().number(),
          member.run().start().host(),
          member.run().start().process().json(),
          member.run().startedAt().text(),
          member.workers(),
          member.stalled(),
          member.slotsDone(),
          member.perSecond().isPresent() ? member.perSecond().getAsLong() : null);
    }
  }

  static SharedDocument of(SharedView view) {
    return new SharedDocument(
        view.share().number(),
        view.share().startedAt(),
        view.share().endedAt().orElse(null),
        view.slots(),
        view.slotsDone(),
        view.counts().changed(),
        view.counts().failed(),
        view.total(),
        view.share().limit().isPresent() ? view.share().limit().getAsLong() : null,
        view.share().rate().isPresent() ? view.share().rate().getAsLong() : null,
        view.share().stopped(),
        view.perSecond(),
        view.left().map(Duration::toMillis).orElse(null),
        view.members().stream().map(Member::of).toList());
  }
}
