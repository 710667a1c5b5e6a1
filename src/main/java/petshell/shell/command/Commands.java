package petshell.shell.command;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import petshell.job.BatchSize;
import petshell.job.look.PetSort;
import petshell.job.share.ShareOptions;
import petshell.job.share.WorkersWanted;
import petshell.shell.completion.ChangesetCandidates;
import petshell.shell.completion.OwnerCandidates;
import petshell.shell.completion.PetCandidates;
import petshell.shell.completion.PetNames;
import petshell.shell.completion.RunCandidates;
import petshell.shell.completion.SqlCandidates;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.option.Readers;
import petshell.shell.option.ValueReader;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** All commands, and what reads their values. */
public final class Commands {
  private Commands() {}

  /**
   * Adds all commands.
   *
   * @param setup takes them
   * @param names the pets' names, for what completes ids
   */
  public static void add(CommandSetup setup, PetNames names) {
    readers(setup, names);
    setup
        .command(new StatusCommand())
        .command(new InitCommand())
        .command(new MigrateCommand())
        .command(new BackfillCommand())
        .command(new VerifyCommand())
        .command(new ShowPetCommand(names))
        .command(new ExplainCommand(names))
        .command(new ListPetsCommand(names))
        .command(new ExportCommand())
        .command(new RegenCommand())
        .command(new CreatePetCommand())
        .command(new UndoCommand())
        .command(new SqlCommand())
        .command(new StatsCommand())
        .command(new RunsCommand())
        .command(new EnforceCommand())
        .command(new RelaxCommand())
        .command(new BackupCommand())
        .command(new DrawCommand())
        .command(new GalleryCommand())
        .command(new RollbackCommand())
        .command(new UninstallCommand());
    addOfShell(setup);
  }

  /** Adds the commands that need no pets. */
  private static void addOfShell(CommandSetup setup) {
    CommandCatalog catalog = setup.catalog();
    String terminal = setup.environment().getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    setup
        .reader(
            HelpTopic.class,
            Readers.text("TOPIC")
                .map(HelpTopic::new)
                .completedByWords(catalog::helpTopics)
                .completedBy(catalog::candidatesForHelp))
        .reader(SystemShell.class, Readers.oneOf(SystemShell.class, SystemShell::text))
        .command(new HelpCommand(catalog))
        .command(new OpenCommand())
        .command(new CompletionCommand(catalog))
        .command(new ScriptCommand(setup.files()))
        .command(new IncludeCommand(setup.files()))
        .command(new ClearCommand(!terminal.equals("dumb")))
        .command(new VersionCommand())
        .command(new QuitCommand());
  }

  /** Returns what reads how many rows a transaction has. */
  public static ValueReader<BatchSize> batchSize() {
    return Readers.wholeNumber(1, BatchSize.MAX_ROWS)
        .<BatchSize>map(number -> new BatchSize.Fixed(Math.toIntExact(number)))
        .orWord("auto", new BatchSize.Auto(BatchSize.DEFAULT_LOCK_TARGET));
  }

  private static ValueReader<WorkersWanted> workers() {
    return Readers.wholeNumber(1, ShareOptions.MOST_WORKERS)
        .map(number -> new WorkersWanted(OptionalInt.of(Math.toIntExact(number))))
        .orWord("auto", WorkersWanted.AUTO);
  }

  private static void readers(CommandSetup setup, PetNames names) {
    setup
        .reader(BatchSize.class, batchSize())
        .reader(WorkersWanted.class, workers())
        .reader(
            RunNumber.class,
            Readers.wholeNumber(1, Long.MAX_VALUE)
                .map(RunNumber::new)
                .completedBy(RunCandidates.all(setup.database())))
        .reader(
            UndoableRun.class,
            Readers.wholeNumber(1, Long.MAX_VALUE)
                .map(UndoableRun::new)
                .completedBy(RunCandidates.undoable(setup.database())))
        .reader(
            PetId.class,
            ValueReader.of("ID", "an id", text -> Optional.of(new PetId(text)))
                .completedBy(new PetCandidates(setup.database(), names)))
        .reader(
            SqlText.class,
            Readers.text("SQL").map(SqlText::new).completedBy(new SqlCandidates(setup.database())))
        .reader(
            ChangesetId.class,
            Readers.text("CHANGESET")
                .map(ChangesetId::new)
                .completedBy(new ChangesetCandidates(setup.database())))
        .reader(TraitState.class, Readers.oneOf(TraitState.class, TraitState::text))
        .reader(Rarity.class, Readers.oneOf(Rarity.class, Rarity::text))
        .reader(PatternType.class, Readers.oneOf(PatternType.class, PatternType::text))
        .reader(Accessory.class, Readers.oneOf(Accessory.class, Accessory::text))
        .reader(BodySize.class, Readers.oneOf(BodySize.class, BodySize::text))
        .reader(Expression.class, Readers.oneOf(Expression.class, Expression::text))
        .reader(PetSort.class, Readers.oneOf(PetSort.class, PetSort::text))
        .reader(
            OwnerName.class,
            Readers.text("OWNER")
                .map(OwnerName::new)
                .completedBy(new OwnerCandidates(setup.database())));
  }
}
