package petshell.shell.command;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import petshell.job.look.NextStep;
import petshell.job.look.Status;
import petshell.job.look.VerifyOutcome;
import petshell.job.look.VerifyOutcome.Finding;
import petshell.output.Cell;
import petshell.output.Console;
import petshell.output.Durations;
import petshell.output.Group;
import petshell.output.GroupPrinter;
import petshell.output.Numbers;
import petshell.output.SectionPrinter;
import petshell.output.Style;
import petshell.trait.TraitDifference;
import petshell.trait.TraitState;

/**
 * A verification as people see it: the verdict first, then the states that need attention, each
 * with the command that fixes it.
 *
 * @param outcome what was found
 * @param took how long it took
 * @param remedies the commands for the states that have one
 * @param shortIds what to show for ids; those that are not in it are shown whole
 */
record VerifyScreen(
    VerifyOutcome outcome,
    Duration took,
    Map<TraitState, NextStep> remedies,
    Map<String, String> shortIds) {
  /** The states that are fine for the web app, but not exact. */
  private static final List<TraitState> FINE = List.of(TraitState.ROUNDED, TraitState.FORMATTED);

  private static final int MOST_FIELDS = 3;

  /** Prints it as results. */
  void print(Console console) {
    long wrong = outcome.needingAttention();
    Style style = wrong == 0 ? Style.GOOD : Style.BAD;
    print(console, Cell.of(style, verdict(wrong)));
    if (fine() > 0) {
      String states =
          FINE.stream()
              .filter(state -> count(state) > 0)
              .map(TraitState::text)
              .collect(joining(" and "));
      print(console, Cell.of(StatusScreen.sentence(states + " traits are fine for the web app")));
    }
    List<Group> groups =
        Stream.concat(Status.URGENCY.stream(), FINE.stream())
            .filter(state -> count(state) > 0)
            .map(state -> group(state))
            .toList();
    new GroupPrinter(console.out(), console.layout(false)).print(groups);
  }

  private static void print(Console console, Cell sentence) {
    new SectionPrinter(console.out(), console.layout(false)).print(sentence);
  }

  private String verdict(long wrong) {
    String time = Durations.text(took);
    if (outcome.total() == 0) {
      return "There are no pets to verify.";
    }
    if (wrong == 0 && fine() == 0) {
      return outcome.total() == 1
          ? "The only pet is exact (" + time + ")."
          : "All " + PetText.pets(outcome.total()) + " are exact (" + time + ").";
    }
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.grouped(count(TraitState.EXACT)) + " exact");
    FINE.stream()
        .filter(state -> count(state) > 0)
        .forEach(state -> parts.add(Numbers.grouped(count(state)) + " " + state.text()));
    if (wrong > 0) {
      parts.add(Numbers.grouped(wrong) + (wrong == 1 ? " needs" : " need") + " attention");
    }
    return PetText.pets(outcome.total())
        + " checked in "
        + time
        + ": "
        + String.join(", ", parts)
        + ".";
  }

  private long fine() {
    return FINE.stream().mapToLong(this::count).sum();
  }

  private long count(TraitState state) {
    return outcome.counts().getOrDefault(state, 0L);
  }

  private Group group(TraitState state) {
    List<Cell> head = new ArrayList<>();
    Style style = FINE.contains(state) ? Style.MUTED : Style.BAD;
    head.add(Cell.of(style, state.text().replace('-', ' ')));
    Optional.ofNullable(remedies.get(state))
        .map(NextStep::command)
        .ifPresent(command -> head.add(Cell.of(Style.COMMAND, command)));
    List<Finding> first = Objects.requireNonNullElse(outcome.first().get(state), List.of());
    return new Group(
        Cell.of(Numbers.grouped(count(state))), head, first.stream().map(this::row).toList());
  }

  private List<Cell> row(Finding finding) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(finding.name()));
    String id = shortIds.getOrDefault(finding.id(), finding.id());
    row.add(Cell.of(Style.KEY, PetText.id(id)));
    if (finding.state() != TraitState.MISSING) {
      row.add(Cell.of(message(finding)));
    }
    return row;
  }

  private static String message(Finding finding) {
    return switch (finding.state()) {
      case DRIFTED -> differences(finding);
      case OTHER_VERSION, ROUNDED, FORMATTED, INVALID, EXACT, MISSING -> finding.message();
    };
  }

  private static String differences(Finding finding) {
    List<TraitDifference> all =
        finding.differences().stream().filter(one -> !one.rounded()).toList();
    String first =
        all.stream().limit(MOST_FIELDS).map(VerifyScreen::difference).collect(joining("; "));
    int more = all.size() - MOST_FIELDS;
    if (first.isEmpty()) {
      return finding.message();
    }
    return more > 0 ? first + "; " + Numbers.counted(more, "more field") : first;
  }

  private static String difference(TraitDifference one) {
    return (one.path() + " " + DifferenceText.before(one).text()).strip()
        + ", should be "
        + DifferenceText.after(one).text();
  }

  /** Returns the lines that name the next steps, one for each problem. */
  List<String> nextSteps() {
    return Status.URGENCY.stream()
        .map(remedies::get)
        .filter(Objects::nonNull)
        .map(step -> "Next: " + step.advice())
        .distinct()
        .toList();
  }

  /**
   * Returns why a check fails, empty where it passes.
   *
   * @param strict whether only exact traits pass
   */
  Optional<String> failure(boolean strict) {
    long wrong = outcome.needingAttention() + (strict ? fine() : 0);
    if (wrong == 0) {
      return Optional.empty();
    }
    String states =
        Stream.concat(Status.URGENCY.stream(), strict ? FINE.stream() : Stream.empty())
            .filter(state -> count(state) > 0)
            .map(state -> Numbers.grouped(count(state)) + " " + state.text().replace('-', ' '))
            .collect(joining(", "));
    return Optional.of("Check failed: " + states + ".");
  }
}
