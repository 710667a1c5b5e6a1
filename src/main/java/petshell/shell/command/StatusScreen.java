package petshell.shell.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import petshell.job.look.NextStep;
import petshell.job.look.ObservedRun;
import petshell.job.look.SharedView;
import petshell.job.look.Status;
import petshell.job.saved.SavedBefore;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Layout;
import petshell.output.Numbers;
import petshell.output.Section;
import petshell.output.Sizes;
import petshell.output.Style;
import petshell.schema.AppliedChangeset;
import petshell.schema.Changeset;
import petshell.schema.SchemaState;
import petshell.shell.call.LastVerification;
import petshell.store.Run;
import petshell.store.Spread;
import petshell.trait.TraitState;

/**
 * The status as people see it: a line for each thing, and none for what is zero.
 *
 * @param report what was read
 * @param lastRun the newest run, if any
 * @param verified what this user's last verify found, if anything is known of it
 * @param holds whether nobody has written pets since
 * @param shared the shared backfill that has not ended, if any
 */
record StatusScreen(
    Status.Report report,
    Optional<ObservedRun> lastRun,
    Optional<LastVerification> verified,
    boolean holds,
    Optional<SharedView> shared) {
  /** What to do about pets that no command can help. */
  static final String WITHOUT_ID =
      "pets without an id cannot get traits: give them one in the web app, or delete them";

  /** Returns a piece of text as a sentence. */
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static final String GAP = "   ";
  private static final int LARGEST_BAR = 20;
  private static final long MANY_DEAD_ROWS = 10_000;
  private static final int LEAST_BAR = 5;

  /** The columns of the longest label with what is around it. */
  private static final int LABELS = 15;

  /**
   * Returns it.
   *
   * @param label what people call the database
   * @param document the first line's other facts, and the dead rows
   * @param layout what may be drawn with
   * @param now what times are measured from
   */
  List<Section> sections(String label, StatusDocument document, Layout layout, Instant now) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Schema", schema()));
    report.spread().ifPresent(spread -> fields.add(new Field("Spread", spread(spread))));
    List<Cell> pets = pets(layout);
    deadRows(document.deadRows()).ifPresent(pets::add);
    fields.add(new Field("Pets", pets));
    lastRun.ifPresent(run -> fields.add(Field.of("Last run", RunWords.sentence(run, now))));
    shared.ifPresent(view -> fields.add(new Field("Shared", SharedLines.of(view, now))));
    verified.ifPresent(kept -> fields.add(Field.of("Last verify", verification(kept))));
    report.saved().ifPresent(saved -> fields.add(Field.of("Saved", saved(saved))));
    fields.add(Field.of("Next", next()));
    return List.of(new Section(title(label, document.database()), fields));
  }

  private static String title(String label, StatusDocument.DatabasePart database) {
    List<String> facts = new ArrayList<>();
    facts.add(label);
    facts.add(database.engine() + " " + database.engineVersion());
    Optional.ofNullable(database.bytes()).map(Sizes::text).ifPresent(facts::add);
    if (database.readOnly()) {
      facts.add("read-only");
    }
    return String.join(GAP, facts);
  }

  private static List<Cell> spread(Spread spread) {
    List<Cell> lines = new ArrayList<>();
    spread.tables().forEach(one -> lines.add(Cell.of(one.table() + ' ' + one.where())));
    spread.trouble().ifPresent(trouble -> lines.add(Cell.of(Style.WARNING, trouble)));
    return lines;
  }

  private Cell schema() {
    SchemaState schema = report.schema();
    List<String> applied =
        schema.applied().stream()
            .filter(one -> isOfInterest(one.changeset()))
            .filter(one -> one.changeset().context() != Changeset.Context.CONTRACT)
            .map(StatusScreen::named)
            .toList();
    List<String> pending = names(schema.pending());
    List<String> lost = names(schema.lost());
    List<String> parts = new ArrayList<>();
    if (schema.pending().isEmpty()) {
      parts.add(listed("migrated", applied));
    } else if (applied.isEmpty()) {
      parts.add(listed("not migrated", pending));
    } else {
      parts.add(listed("partly migrated", applied));
      parts.add(listed("pending", pending));
    }
    if (!lost.isEmpty()) {
      parts.add(listed("gone since", lost));
    }
    if (schema.traitsColumn()) {
      parts.add(schema.enforced() ? "enforced" : "not enforced");
    }
    String text = String.join(GAP, parts);
    if (!lost.isEmpty()) {
      return Cell.of(Style.BAD, text);
    }
    return schema.pending().isEmpty() ? Cell.of(text) : Cell.of(Style.WARNING, text);
  }

  private static boolean isOfInterest(Changeset one) {
    return switch (one.context()) {
      case BASELINE, DEMO -> false;
      case JOURNAL, EXPAND, CONTRACT -> true;
    };
  }

  private static List<String> names(List<Changeset> changesets) {
    return changesets.stream().filter(StatusScreen::isOfInterest).map(Changeset::id).toList();
  }

  private static String listed(String word, List<String> names) {
    return names.isEmpty() ? word : word + " (" + String.join(", ", names) + ")";
  }

  private static String named(AppliedChangeset one) {
    String id = one.changeset().id();
    return one.adopted() ? id + " by the web app" : id;
  }

  private List<Cell> pets(Layout layout) {
    Status.Counts counts = report.traits();
    List<Cell> lines = new ArrayList<>();
    lines.add(share(counts, layout));
    List<String> wrong = new ArrayList<>();
    if (counts.missing() > 0 && counts.present() > 0) {
      wrong.add(Numbers.grouped(counts.missing()) + " without traits");
    }
    Status.URGENCY.stream()
        .filter(state -> state != TraitState.MISSING && count(state) > 0)
        .forEach(state -> wrong.add(Numbers.grouped(count(state)) + " " + word(state)));
    if (counts.quarantined() > 0) {
      wrong.add(Numbers.grouped(counts.quarantined()) + " quarantined");
    }
    if (!wrong.isEmpty()) {
      lines.add(Cell.of(Style.WARNING, String.join(GAP, wrong)));
    }
    return lines;
  }

  /** Few of them are usual, and are cleared away before anybody notices. */
  private Optional<Cell> deadRows(@Nullable Long counted) {
    return Optional.ofNullable(counted)
        .filter(dead -> dead >= MANY_DEAD_ROWS && dead * 5 > report.traits().total())
        .map(
            dead ->
                Cell.of(
                    Style.WARNING,
                    Numbers.grouped(dead) + " dead rows, whose space VACUUM would free"));
  }

  private long count(TraitState state) {
    return report.states().map(all -> all.getOrDefault(state, 0L)).orElse(0L);
  }

  private static Cell share(Status.Counts counts, Layout layout) {
    String total = Numbers.grouped(counts.total());
    if (counts.total() == 0) {
      return Cell.of("none yet");
    }
    if (counts.present() == 0) {
      return Cell.of(Style.WARNING, total + GAP + "none have traits");
    }
    double share = (double) counts.present() / counts.total();
    String words = Math.max(1, (int) (share * 100)) + " % have traits";
    int room = layout.width() - LABELS - total.length() - words.length() - GAP.length() - 1;
    int columns = Math.min(LARGEST_BAR, room);
    String bar =
        !layout.bars() || columns < LEAST_BAR ? "" : layout.glyphs().bar(share, columns) + " ";
    return Cell.of(counts.missing() == 0 ? Style.GOOD : Style.WARNING, total + GAP + bar + words);
  }

  private Cell verification(LastVerification kept) {
    String found =
        kept.counts().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> Numbers.grouped(entry.getValue()) + " " + word(entry.getKey()))
            .collect(Collectors.joining(", "));
    String sentence = found.isEmpty() ? "no pets" : found;
    return holds
        ? Cell.of(sentence + " (up to date)")
        : Cell.of(Style.WARNING, sentence + " (may be out of date)");
  }

  private static String word(TraitState state) {
    return state.text().replace('-', ' ');
  }

  private static Cell saved(SavedBefore saved) {
    String different =
        saved.different() == 0
            ? ""
            : ", " + Numbers.grouped(saved.different()) + " not as generated";
    String what = PetText.pets(saved.saved()) + " by run " + saved.run() + different + ": ";
    return saved.isThere()
        ? Cell.of(Style.COMMAND, what + saved.command())
        : Cell.of(Style.WARNING, what + saved.file() + " is gone");
  }

  private Cell next() {
    Optional<Long> backfill =
        lastRun
            .filter(ObservedRun::isRunning)
            .map(ObservedRun::run)
            .filter(run -> run.start().command().equals("backfill"))
            .map(Run::number);
    if (backfill.isPresent() && report.traits().missing() > 0) {
      return Cell.of("nothing while run " + backfill.get() + " works");
    }
    if (report.next().isPresent()) {
      return Cell.of(Style.COMMAND, report.next().map(NextStep::advice).orElseThrow());
    }
    if (report.traits().missing() > 0) {
      return Cell.of(Style.WARNING, WITHOUT_ID);
    }
    return Cell.of(Style.GOOD, nothing());
  }

  private String nothing() {
    if (report.traits().total() == 0) {
      return "nothing; there are no pets yet";
    }
    if (report.states().isEmpty()) {
      return "nothing is missing; verify checks that all traits are right";
    }
    return report.schema().enforced()
        ? "nothing"
        : "nothing; enforce once the app writes traits itself";
  }
}
