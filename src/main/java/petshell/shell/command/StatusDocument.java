package petshell.shell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import petshell.job.look.NextStep;
import petshell.job.look.ObservedRun;
import petshell.job.look.SharedView;
import petshell.job.look.Status;
import petshell.job.saved.SavedBefore;
import petshell.schema.AppliedChangeset;
import petshell.schema.Changeset;
import petshell.shell.call.LastVerification;
import petshell.store.Database;
import petshell.store.Spread;
import petshell.store.Upkeep;
import petshell.trait.TraitState;

/** The status of a database, as JSON. */
record StatusDocument(
    DatabasePart database,
    SchemaPart schema,
    TraitsPart traits,
    @Nullable RunDocument lastRun,
    @Nullable VerificationPart lastVerify,
    @Nullable SavedPart saved,
    @Nullable String next,
    @Nullable Long deadRows,
    @Nullable SharedDocument shared,
    @Nullable SpreadPart spread) {

  /** How the tables lie on the servers of a cluster, and what is wrong with that. */
  record SpreadPart(List<String> tables, @Nullable String trouble) {
    static SpreadPart of(Spread spread) {
      return new SpreadPart(
          spread.tables().stream().map(one -> one.table() + ' ' + one.where()).toList(),
          spread.trouble().orElse(null));
    }
  }

  /**
   * The traits that the last rollback saved and that are not restored yet, with the command for
   * that.
   */
  record SavedPart(
      long run, String file, boolean there, long pets, long different, String command) {
    static SavedPart of(SavedBefore saved) {
      return new SavedPart(
          saved.run(),
          saved.file().toString(),
          saved.isThere(),
          saved.saved(),
          saved.different(),
          saved.command());
    }
  }

  record DatabasePart(
      String url, String engine, String engineVersion, boolean readOnly, @Nullable Long bytes) {}

  record SchemaPart(
      List<String> applied,
      List<String> pending,
      List<String> adopted,
      List<String> lost,
      boolean enforced) {}

  record TraitsPart(
      boolean column,
      long total,
      long present,
      long missing,
      @Nullable Long invalid,
      long quarantined) {}

  /** What this user's last verify found, and whether anybody may have written since. */
  record VerificationPart(
      String at,
      long generatorVersion,
      long total,
      long exact,
      long rounded,
      long formatted,
      long drifted,
      long otherVersion,
      long invalid,
      long missing,
      boolean writtenSince) {
    static VerificationPart of(LastVerification kept, boolean holds) {
      Map<TraitState, Long> counts = kept.counts();
      return new VerificationPart(
          kept.at().toString(),
          kept.generatorVersion(),
          kept.total(),
          counts.getOrDefault(TraitState.EXACT, 0L),
          counts.getOrDefault(TraitState.ROUNDED, 0L),
          counts.getOrDefault(TraitState.FORMATTED, 0L),
          counts.getOrDefault(TraitState.DRIFTED, 0L),
          counts.getOrDefault(TraitState.OTHER_VERSION, 0L),
          counts.getOrDefault(TraitState.INVALID, 0L),
          counts.getOrDefault(TraitState.MISSING, 0L),
          !holds);
    }
  }

  /**
   * Describes what was read; call where no transaction is open.
   *
   * @param lastRun the newest run, if any
   * @param verified what this user's last verify found, if anything is known of it
   * @param holds whether nobody has written pets since
   * @param shared the shared backfill that has not ended, if any
   */
  static StatusDocument of(
      Status.Report report,
      Database database,
      boolean readOnly,
      Optional<ObservedRun> lastRun,
      Optional<LastVerification> verified,
      boolean holds,
      Optional<SharedView> shared) {
    OptionalLong bytes = database.services().size();
    Status.Counts counts = report.traits();
    return new StatusDocument(
        new DatabasePart(
            database.address().url(),
            database.product(),
            database.engineVersion(),
            readOnly,
            bytes.isPresent() ? bytes.getAsLong() : null),
        new SchemaPart(
            report.schema().applied().stream().map(one -> one.changeset().id()).toList(),
            report.schema().pending().stream().map(Changeset::id).toList(),
            adopted(report),
            report.schema().lost().stream().map(Changeset::id).toList(),
            report.schema().enforced()),
        new TraitsPart(
            report.schema().traitsColumn(),
            counts.total(),
            counts.present(),
            counts.missing(),
            counts.invalid().isPresent() ? counts.invalid().getAsLong() : null,
            counts.quarantined()),
        lastRun.map(RunDocument::of).orElse(null),
        verified.map(kept -> VerificationPart.of(kept, holds)).orElse(null),
        report.saved().map(SavedPart::of).orElse(null),
        report.next().map(NextStep::command).orElse(null),
        database.upkeep().map(Upkeep::deadRows).orElse(null),
        shared.map(SharedDocument::of).orElse(null),
        report.spread().map(SpreadPart::of).orElse(null));
  }

  private static List<String> adopted(Status.Report report) {
    return report.schema().applied().stream()
        .filter(AppliedChangeset::adopted)
        .map(one -> one.changeset().id())
        .toList();
  }
}
