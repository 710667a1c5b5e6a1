package petshell.shell.command;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import petshell.job.BatchSize;
import petshell.job.look.PetSort;
import petshell.picture.Raster;
import petshell.shell.ShellSetup;
import petshell.shell.TemporaryDemo;
import petshell.shell.completion.OwnerCandidates;
import petshell.shell.completion.PetCandidates;
import petshell.shell.completion.PetNames;
import petshell.shell.completion.RunCandidates;
import petshell.shell.option.Readers;
import petshell.shell.option.ValueReader;
import petshell.shell.prompt.DatabasePrompt;
import petshell.trait.Accessory;
import petshell.trait.PatternType;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** All commands, and what reads their values. */
public final class Commands {
  private Commands() {}

  /** Returns what adds the commands to a shell. */
  public static Consumer<ShellSetup> all() {
    return Commands::add;
  }

  private static void add(ShellSetup setup) {
    PetNames names = new PetNames(setup.database());
    readers(setup, names);
    setup
        .demoDatabase(new TemporaryDemo())
        .promptCompanion(names)
        .promptText(new DatabasePrompt(setup.database()))
        .command(new StatusCommand())
        .command(new InitCommand())
        .command(new MigrateCommand())
        .command(new BackfillCommand())
        .command(new VerifyCommand())
        .command(new ShowPetCommand(names))
        .command(new ListPetsCommand(names))
        .command(new RegenCommand())
        .command(new CreatePetCommand(new SecureRandom()))
        .command(new UndoCommand())
        .command(new StatsCommand())
        .command(new RunsCommand())
        .command(new EnforceCommand())
        .command(new RelaxCommand())
        .command(new BackupCommand())
        .command(new DrawCommand())
        .command(new GalleryCommand())
        .command(new RollbackCommand())
        .command(new UninstallCommand());
  }

  /** Returns what reads how many rows a transaction has. */
  public static ValueReader<BatchSize> batchSize() {
    return Readers.wholeNumber(1, BatchSize.MAX_ROWS)
        .<BatchSize>map(number -> new BatchSize.Fixed(Math.toIntExact(number)))
        .orWord("auto", new BatchSize.Auto(BatchSize.DEFAULT_LOCK_TARGET));
  }

  private static void readers(ShellSetup setup, PetNames names) {
    setup
        .reader(BatchSize.class, batchSize())
        .reader(Interval.class, Readers.duration(1).map(Interval::new))
        .reader(RowLimit.class, Readers.wholeNumber(1, Long.MAX_VALUE).map(RowLimit::new))
        .reader(ErrorLimit.class, Readers.wholeNumber(0, Long.MAX_VALUE).map(ErrorLimit::new))
        .reader(ListedRows.class, Readers.wholeNumber(1, Long.MAX_VALUE).map(ListedRows::new))
        .reader(
            ShownRows.class,
            Readers.wholeNumber(0, 1_000_000).map(number -> new ShownRows(Math.toIntExact(number))))
        .reader(
            ChangesetCount.class,
            Readers.wholeNumber(1, 1000).map(number -> new ChangesetCount(Math.toIntExact(number))))
        .reader(
            PictureSize.class,
            Readers.wholeNumber(Raster.MIN_SIZE, Raster.MAX_SIZE)
                .map(number -> new PictureSize(Math.toIntExact(number))))
        .reader(
            RunNumber.class,
            Readers.wholeNumber(1, Long.MAX_VALUE)
                .map(RunNumber::new)
                .completedBy(new RunCandidates(setup.database())))
        .reader(
            PetId.class,
            ValueReader.of("ID", "an id", text -> Optional.of(new PetId(text)))
                .completedBy(new PetCandidates(setup.database(), names)))
        .reader(TraitState.class, Readers.oneOf(TraitState.class, TraitState::text))
        .reader(Rarity.class, Readers.oneOf(Rarity.class, Rarity::text))
        .reader(PatternType.class, Readers.oneOf(PatternType.class, PatternType::text))
        .reader(Accessory.class, Readers.oneOf(Accessory.class, Accessory::text))
        .reader(PetSort.class, Readers.oneOf(PetSort.class, PetSort::text))
        .reader(
            OwnerName.class,
            Readers.text("OWNER")
                .map(OwnerName::new)
                .completedBy(new OwnerCandidates(setup.database())));
  }
}
