package petshell.shell.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Ids;
import petshell.job.Operation;
import petshell.job.change.Regenerate;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Replacement;
import petshell.job.change.ReplacementFinder;
import petshell.output.Console;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.ArgumentList;
import petshell.shell.dispatch.Changes;
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
      Call call,
      @Arguments @ArgumentList(name = "id", description = "whole ids of pets") List<PetId> ids,
      @Option(longName = "state", description = "all pets in this state; may be repeated")
          List<TraitState> states,
      @Option(longName = "all", description = "all pets whose traits are not exact") boolean all,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "show what would change and write nothing")
          boolean dryRun) {
    Set<TraitState> wanted = wanted(ids, states, all);
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Operation operation = opened.operation("regen");
      Supplier<String> copy = () -> opened.backUpIf(backup);
      return wanted.isEmpty()
          ? single(call, operation, ids.stream().map(PetId::text).toList(), dryRun, copy)
          : bulk(call, operation, wanted, dryRun, copy);
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
      Call call, Operation operation, List<String> ids, boolean dryRun, Supplier<String> backup) {
    List<Replacement> replacements = new ReplacementFinder(operation).find(ids);
    if (dryRun) {
      long unchanged = ids.stream().distinct().count() - replacements.size();
      return preview(
          call, new ReplacementFinder.Preview(replacements.size(), unchanged, 0, replacements));
    }
    if (replacements.size() > 1 && !confirmed(call, replacements.size(), replacements)) {
      return ExitCode.REFUSED;
    }
    @Nullable String copy = replacements.isEmpty() ? null : backup.get();
    return done(call, new Regenerate(operation).run(ids), copy);
  }

  private static ExitCode bulk(
      Call call,
      Operation operation,
      Set<TraitState> states,
      boolean dryRun,
      Supplier<String> backup) {
    ReplacementFinder.Preview preview = new ReplacementFinder(operation).preview(states, SHOWN);
    if (dryRun) {
      return preview(call, preview);
    }
    if (preview.count() == 0 && preview.failed() == 0) {
      print(call, RegenDocument.nothing(preview.unchanged()));
      return ExitCode.DONE;
    }
    boolean writes = preview.count() > 0;
    if (writes && !confirmed(call, preview.count(), preview.first())) {
      return ExitCode.REFUSED;
    }
    @Nullable String copy = writes ? backup.get() : null;
    return done(call, new Regenerate(operation).run(states), copy);
  }

  private static ExitCode preview(Call call, ReplacementFinder.Preview preview) {
    print(call, RegenDocument.preview(preview));
    call.console().message("dry run, nothing was written");
    return ExitCode.DONE;
  }

  private static boolean confirmed(Call call, long count, List<Replacement> first) {
    if (call.willAsk()) {
      printFirst(call.console(), count, first);
    }
    boolean yes =
        call.confirm(
            String.format(
                Locale.ROOT,
                "Write over the traits of %s? What is stored is kept for undo.",
                PetText.pets(count)));
    if (!yes) {
      call.console().message("nothing was changed");
    }
    return yes;
  }

  private static void printFirst(Console console, long count, List<Replacement> first) {
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

  private static ExitCode done(Call call, RegenerateOutcome outcome, @Nullable String backup) {
    print(call, RegenDocument.of(outcome, backup));
    Console console = call.console();
    if (outcome.counts().changed() > 0) {
      console.message(
          "what was stored is kept; put it back with: undo " + outcome.run().orElseThrow());
    }
    if (outcome.interrupted()) {
      console.message("interrupted; go on with: " + call.commandLine());
      return ExitCode.INTERRUPTED;
    }
    long failed = outcome.counts().failed();
    if (failed > 0) {
      console.error(PetText.failed("could not be regenerated", failed));
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private static void print(Call call, RegenDocument document) {
    Results.print(call, document, document::sections);
  }
}
