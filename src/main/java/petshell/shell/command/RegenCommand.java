package petshell.shell.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Ids;
import petshell.job.change.Regenerate;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Replacement;
import petshell.output.Console;
import petshell.shell.call.BackupFirst;
import petshell.shell.call.ExitCode;
import petshell.shell.call.Results;
import petshell.shell.call.Session;
import petshell.shell.call.Workplace;
import petshell.shell.dispatch.Changes;
import petshell.shell.dispatch.Words;
import petshell.shell.line.Usage;
import petshell.trait.TraitState;

/** Writes generated traits over stored ones. */
final class RegenCommand {
  private static final int SHOWN = 10;

  @Command(
      name = "regen",
      group = "Traits",
      description =
          """
          Writes the traits that the ids give over what is stored, and shows what changes.
          What was stored is kept; undo puts it back. Exact traits are left as they are.
          """,
      help =
          """
          regen 9e38b61f-07a2-4002-800e-00037b9ce711
          regen --state invalid --dry-run
          regen --all --backup --yes
          """)
  @Changes(value = "\"traits\" and \"updatedAt\" of the named pets.", destructive = true)
  ExitCode regen(
      Session session,
      @Arguments @Words(name = "id", description = "whole ids of pets") List<PetId> ids,
      @Option(longName = "state", description = "all pets in this state; may be repeated")
          List<TraitState> states,
      @Option(longName = "all", description = "all pets whose traits are not exact") boolean all,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "show what would change and write nothing")
          boolean dryRun) {
    Set<TraitState> wanted = wanted(ids, states, all);
    try (Workplace workplace = Workplace.forDryRun(session, dryRun)) {
      Regenerate regenerate = new Regenerate(workplace.operation("regen"));
      Supplier<String> copy = () -> BackupFirst.make(session, workplace, backup);
      return wanted.isEmpty()
          ? single(session, regenerate, ids.stream().map(PetId::text).toList(), dryRun, copy)
          : bulk(session, regenerate, wanted, dryRun, copy);
    }
  }

  private static Set<TraitState> wanted(List<PetId> ids, List<TraitState> states, boolean all) {
    int ways = (ids.isEmpty() ? 0 : 1) + (states.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (ways != 1) {
      throw Usage.error(
          ways == 0
              ? "which pets?: regen: give ids, --state or --all"
              : "too many ways to name pets: regen: give ids, or --state, or --all");
    }
    if (states.contains(TraitState.EXACT)) {
      throw Usage.error("wrong value for --state: \"exact\": exact traits need no change");
    }
    Set<TraitState> wanted = EnumSet.noneOf(TraitState.class);
    wanted.addAll(all ? EnumSet.complementOf(EnumSet.of(TraitState.EXACT)) : states);
    return wanted;
  }

  private static ExitCode single(
      Session session,
      Regenerate regenerate,
      List<String> ids,
      boolean dryRun,
      Supplier<String> backup) {
    List<Replacement> replacements = regenerate.preview(ids);
    if (dryRun) {
      long unchanged = ids.stream().distinct().count() - replacements.size();
      return preview(
          session, new Regenerate.Preview(replacements.size(), unchanged, 0, replacements));
    }
    if (replacements.size() > 1 && !confirmed(session, replacements.size(), replacements)) {
      return ExitCode.REFUSED;
    }
    String copy = replacements.isEmpty() ? null : backup.get();
    return done(session, regenerate.run(ids), copy);
  }

  private static ExitCode bulk(
      Session session,
      Regenerate regenerate,
      Set<TraitState> states,
      boolean dryRun,
      Supplier<String> backup) {
    Regenerate.Preview preview = regenerate.preview(states, SHOWN);
    if (dryRun) {
      return preview(session, preview);
    }
    if (preview.count() == 0 && preview.failed() == 0) {
      print(session, RegenDocument.nothing(preview.unchanged()));
      return ExitCode.DONE;
    }
    boolean writes = preview.count() > 0;
    if (writes && !confirmed(session, preview.count(), preview.first())) {
      return ExitCode.REFUSED;
    }
    String copy = writes ? backup.get() : null;
    return done(session, regenerate.run(states), copy);
  }

  private static ExitCode preview(Session session, Regenerate.Preview preview) {
    print(session, RegenDocument.preview(preview));
    session.console().message("dry run, nothing was written");
    return ExitCode.DONE;
  }

  private static boolean confirmed(Session session, long count, List<Replacement> first) {
    if (session.willAsk()) {
      tellFirst(session.console(), count, first);
    }
    boolean yes =
        session.confirm(
            String.format(
                Locale.ROOT,
                "Write over the traits of %s? What is stored is kept for undo.",
                Counted.pets(count)));
    if (!yes) {
      session.console().message("nothing was changed");
    }
    return yes;
  }

  private static void tellFirst(Console console, long count, List<Replacement> first) {
    int shown = Math.min(SHOWN, first.size());
    first.stream()
        .limit(shown)
        .forEach(one -> console.message(Ids.quoted(one.id()) + ": " + one.state().text()));
    if (count > shown) {
      console.message(
          String.format(
              Locale.ROOT, "and %d more; --dry-run shows what would change", count - shown));
    }
  }

  private static ExitCode done(Session session, RegenerateOutcome outcome, String backup) {
    print(session, RegenDocument.of(outcome, backup));
    Console console = session.console();
    if (outcome.counts().changed() > 0) {
      console.message(
          "what was stored is kept; put it back with: undo " + outcome.run().orElseThrow());
    }
    if (outcome.interrupted()) {
      console.message("interrupted; go on with: " + session.commandLine());
      return ExitCode.INTERRUPTED;
    }
    long failed = outcome.counts().failed();
    if (failed > 0) {
      console.error(
          String.format(
              Locale.ROOT,
              "could not be regenerated: %s: mend the cause, then run it again",
              Counted.pets(failed)));
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private static void print(Session session, RegenDocument document) {
    Results.print(session, document, document::sections);
  }
}
