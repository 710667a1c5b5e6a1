package petshell.shell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Regenerate;
import petshell.job.RegenerateOutcome;
import petshell.job.Replacement;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.store.RunCounts;
import petshell.trait.TraitJson;
import petshell.trait.TraitState;

/** Writes generated traits over stored ones. */
final class RegenCommand {
  private static final int SHOWN = 10;

  /** The result as JSON. */
  record Document(
      Long run,
      String outcome,
      long changed,
      long unchanged,
      long failed,
      long skipped,
      long wouldChange,
      List<Change> changes) {}

  record Change(String id, String state, String before, String after) {}

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
          regen --all --yes
          """)
  @Changes(value = "\"traits\" and \"updatedAt\" of the named pets.", destructive = true)
  ExitCode regen(
      Session session,
      @Arguments @Words(name = "id", description = "whole ids of pets") List<PetId> ids,
      @Option(longName = "state", description = "all pets in this state; may be repeated")
          List<TraitState> states,
      @Option(longName = "all", description = "all pets whose traits are not exact") boolean all,
      @Option(longName = "dry-run", description = "show what would change and write nothing")
          boolean dryRun) {
    Set<TraitState> wanted = wanted(ids, states, all);
    try (Workplace workplace = Workplace.forDryRun(session, dryRun)) {
      Regenerate regenerate = new Regenerate(workplace.operation("regen"));
      return wanted.isEmpty()
          ? single(session, regenerate, ids.stream().map(PetId::text).toList(), dryRun)
          : bulk(session, regenerate, wanted, dryRun);
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
      Session session, Regenerate regenerate, List<String> ids, boolean dryRun) {
    List<Replacement> replacements = regenerate.preview(ids);
    if (dryRun) {
      long unchanged = ids.stream().distinct().count() - replacements.size();
      RunCounts counts = new RunCounts(0, unchanged, 0, 0, 0);
      return print(
          session, "dry-run", OptionalLong.empty(), counts, replacements.size(), replacements);
    }
    if (replacements.size() > 1 && !confirmed(session, replacements.size())) {
      return ExitCode.REFUSED;
    }
    return done(session, regenerate.run(ids));
  }

  private static ExitCode bulk(
      Session session, Regenerate regenerate, Set<TraitState> states, boolean dryRun) {
    Regenerate.Preview preview = regenerate.preview(states, SHOWN);
    if (dryRun) {
      return print(
          session,
          "dry-run",
          OptionalLong.empty(),
          RunCounts.NONE,
          preview.count(),
          preview.first());
    }
    if (preview.count() == 0) {
      return print(session, "completed", OptionalLong.empty(), RunCounts.NONE, 0, List.of());
    }
    if (!confirmed(session, preview.count())) {
      return ExitCode.REFUSED;
    }
    return done(session, regenerate.run(states));
  }

  private static boolean confirmed(Session session, long count) {
    boolean yes =
        session.confirm(
            "Write over the traits of %s? What is stored is kept for undo."
                .formatted(Counted.pets(count)));
    if (!yes) {
      session.console().message("nothing was changed");
    }
    return yes;
  }

  private static ExitCode done(Session session, RegenerateOutcome outcome) {
    ExitCode code =
        print(
            session,
            outcome.interrupted() ? "interrupted" : "completed",
            outcome.run(),
            outcome.counts(),
            0,
            outcome.examples());
    outcome
        .run()
        .ifPresent(
            run ->
                session
                    .console()
                    .message("what was stored is kept; put it back with: undo " + run));
    if (outcome.interrupted()) {
      session.console().message("interrupted; go on with: " + session.commandLine());
      return ExitCode.INTERRUPTED;
    }
    return outcome.counts().failed() > 0 ? ExitCode.FAILED : code;
  }

  private static ExitCode print(
      Session session,
      String outcome,
      OptionalLong run,
      RunCounts counts,
      long wouldChange,
      List<Replacement> changes) {
    Document document =
        new Document(
            run.isPresent() ? run.getAsLong() : null,
            outcome,
            counts.changed(),
            counts.unchanged(),
            counts.failed(),
            counts.skipped(),
            wouldChange,
            changes.stream().map(RegenCommand::change).toList());
    Results.print(session, document, () -> sections(document, changes));
    return ExitCode.DONE;
  }

  private static Change change(Replacement one) {
    return new Change(
        one.id(),
        one.state().text(),
        one.before().text().orElse(null),
        TraitJson.write(one.after()));
  }

  private static List<Section> sections(Document document, List<Replacement> changes) {
    List<Section> sections = new ArrayList<>();
    List<Field> counts = new ArrayList<>();
    if (document.outcome().equals("dry-run")) {
      counts.add(Field.of("would change", Cell.of(document.wouldChange())));
    } else {
      counts.add(Field.of("changed", Cell.of(document.changed())));
    }
    counts.add(Field.of("unchanged", Cell.of(document.unchanged())));
    counts.add(Field.of("skipped", Cell.of(document.skipped())));
    counts.add(Field.of("failed", Cell.of(document.failed())));
    sections.add(new Section("", counts));
    for (Replacement one : changes) {
      sections.add(
          new Section(
              one.id(),
              List.of(
                  Field.of("was", one.state().text()),
                  Field.of("before", one.before().text().orElse("nothing")),
                  Field.of("after", TraitJson.write(one.after())))));
    }
    return sections;
  }
}
