package petshell.shell.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
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
  @Command(
      name = "regen",
      group = "Change",
      description =
          """
          Replace stored traits with generated ones.
          What changes is shown. What was stored is kept: undo restores it. Exact traits are left alone.
          For a database that petshell cannot reach (Turso, Cloudflare D1), --sql writes the same as a
          script, from a copy of it; the script keeps nothing for undo.
          """,
      help =
          """
          regen 9e38b61f
          regen --state invalid --dry-run
          regen --all --backup --yes
          """)
  @Changes(value = "\"traits\" and \"updatedAt\" of the named pets.", destructive = true)
  ExitCode regen(
      Call call,
      @Arguments @ArgumentList(name = "id", description = "ids of pets, or unique prefixes")
          List<PetId> ids,
      @Option(longName = "state", description = "all pets in this state; repeatable")
          List<TraitState> states,
      @Option(longName = "all", description = "all pets whose traits are not exact") boolean all,
      @Option(longName = "backup", description = "back up the database first, next to it")
          boolean backup,
      @Option(longName = "dry-run", description = "show what would change; write nothing")
          boolean dryRun,
      @Option(longName = "sql", description = "write a script to this file (-: standard output)")
          Optional<Path> sql,
      @Option(
              longName = "no-transactions",
              description = "with --sql: no BEGIN and COMMIT, which Cloudflare D1 refuses")
          boolean noTransactions) {
    Set<TraitState> wanted = wanted(ids, states, all);
    if (noTransactions && sql.isEmpty()) {
      throw Usage.error("regen: --no-transactions needs --sql");
    }
    if (sql.isPresent()) {
      if (backup || dryRun) {
        throw Usage.error("regen: --sql writes no database; leave out --backup and --dry-run");
      }
      return new RegenScript(call, ids, wanted).write(sql.get(), !noTransactions);
    }
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Work work = new Work(call, opened.operation("regen"), () -> opened.backUpIf(backup));
      return wanted.isEmpty()
          ? single(work, ChosenPets.of(call, opened, ids), dryRun)
          : bulk(work, wanted, dryRun);
    }
  }

  private static Set<TraitState> wanted(List<PetId> ids, List<TraitState> states, boolean all) {
    int ways = (ids.isEmpty() ? 0 : 1) + (states.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (ways != 1) {
      throw Usage.error(
          ways == 0 ? "regen: no pets given" : "regen: pets given in more than one way",
          "use ids, --state or --all");
    }
    if (states.contains(TraitState.EXACT)) {
      throw Usage.error("regen --state exact changes nothing", "give another state");
    }
    Set<TraitState> wanted = EnumSet.noneOf(TraitState.class);
    wanted.addAll(all ? EnumSet.complementOf(EnumSet.of(TraitState.EXACT)) : states);
    return wanted;
  }

  private static ExitCode single(Work work, List<String> ids, boolean dryRun) {
    List<Replacement> replacements = new ReplacementFinder(work.operation).find(ids);
    if (dryRun) {
      long unchanged = ids.stream().distinct().count() - replacements.size();
      return work.preview(
          new ReplacementFinder.Preview(replacements.size(), unchanged, 0, replacements));
    }
    if (replacements.size() > 1 && !work.isConfirmed(replacements.size(), replacements)) {
      return ExitCode.REFUSED;
    }
    @Nullable String copy = replacements.isEmpty() ? null : work.backup.get();
    return work.end(new Regenerate(work.operation).run(ids), copy);
  }

  private static ExitCode bulk(Work work, Set<TraitState> states, boolean dryRun) {
    ReplacementFinder.Preview preview =
        new ReplacementFinder(work.operation).preview(states, ReplacementText.SHOWN);
    if (dryRun) {
      return work.preview(preview);
    }
    if (preview.count() == 0 && preview.failed() == 0) {
      work.print(RegenDocument.nothing(preview.unchanged()), List.of());
      return ExitCode.DONE;
    }
    boolean writes = preview.count() > 0;
    if (writes && !work.isConfirmed(preview.count(), preview.first())) {
      return ExitCode.REFUSED;
    }
    @Nullable String copy = writes ? work.backup.get() : null;
    return work.end(new Regenerate(work.operation).run(states), copy);
  }

  /** What one call works with, and how it talks to the user. */
  private record Work(Call call, Operation operation, Supplier<String> backup) {
    ExitCode preview(ReplacementFinder.Preview preview) {
      print(RegenDocument.preview(preview), preview.first());
      call.console().message("Dry run: nothing was written.");
      return ExitCode.DONE;
    }

    boolean isConfirmed(long count, List<Replacement> first) {
      Console console = call.console();
      if (call.willAsk()) {
        ReplacementText.print(console.err(), console.errorTheme(), console.glyphs(), first, count);
      }
      boolean yes =
          call.confirm(
              String.format(
                  Locale.ROOT,
                  "Replace the traits of %s in %s? (undo can put them back.)",
                  PetText.pets(count),
                  operation.database().address().name()));
      if (!yes) {
        console.message("Nothing was changed.");
      }
      return yes;
    }

    ExitCode end(RegenerateOutcome outcome, @Nullable String copy) {
      boolean shown = call.willAsk() && outcome.counts().changed() > 1;
      print(RegenDocument.of(outcome, copy), shown ? List.of() : outcome.examples());
      Console console = call.console();
      if (outcome.counts().changed() > 0) {
        console.message("Undo with: undo " + outcome.run().orElseThrow());
      }
      if (outcome.interrupted()) {
        console.message("Interrupted. Continue with: " + call.commandLine());
        return ExitCode.INTERRUPTED;
      }
      long failed = outcome.counts().failed();
      if (failed > 0) {
        return PetText.failed(call, "could not be regenerated", failed);
      }
      return ExitCode.DONE;
    }

    void print(RegenDocument document, List<Replacement> changes) {
      Console console = call.console();
      Results.printLines(
          call,
          document,
          () -> {
            console.out().write(document.sentence() + "\n");
            long count = changes.isEmpty() ? 0 : document.replaced();
            ReplacementText.print(console.out(), console.theme(), console.glyphs(), changes, count);
          });
    }
  }
}
