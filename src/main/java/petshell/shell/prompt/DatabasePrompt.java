package petshell.shell.prompt;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import petshell.job.look.QuickStatus;
import petshell.output.Numbers;
import petshell.output.SafeText;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.OperatorName;
import petshell.shell.call.Version;
import petshell.shell.option.GlobalOptions;
import petshell.shell.option.PromptTemplate;
import petshell.store.DatabaseAddress;

/**
 * Shows the database in the prompt, with its status, in a colour that shows the danger. The status
 * is read on another thread; the prompt does not wait long for it. Thread-safe, but for {@link
 * #look} and {@link #rest}.
 */
public final class DatabasePrompt implements PromptText {
  private static final String WITHOUT_DATABASE = "petshell> ";
  private static final String NARROW = "{database}>";

  /** A time that is too short to be noticed. */
  private static final Duration PATIENCE = Duration.ofMillis(80);

  private static final Duration PATIENCE_AT_THE_START = Duration.ofSeconds(5);

  /** The status of a database, in words and a colour. */
  private record State(String text, int color) {
    private static final State UNKNOWN = new State("...", AttributedStyle.YELLOW);
    private static final State UNREADABLE = new State("?", AttributedStyle.RED);

    private AttributedString in(String words) {
      return new AttributedString(words, AttributedStyle.DEFAULT.foreground(color));
    }
  }

  private final DatabaseChoice choice;
  private final Map<String, String> environment;
  private final Duration patience;
  private final Duration patienceAtTheStart;
  private volatile Optional<StatusLookup> look = Optional.empty();

  /** Makes the prompt of the database that is chosen at the time. */
  public DatabasePrompt(DatabaseChoice choice, Map<String, String> environment) {
    this(choice, environment, PATIENCE, PATIENCE_AT_THE_START);
  }

  /**
   * Makes it.
   *
   * @param choice the database
   * @param environment the variables of the process
   * @param patience how long the prompt waits for a look-up
   * @param patienceAtTheStart how long the greeting does
   */
  public DatabasePrompt(
      DatabaseChoice choice,
      Map<String, String> environment,
      Duration patience,
      Duration patienceAtTheStart) {
    this.choice = choice;
    this.environment = environment;
    this.patience = patience;
    this.patienceAtTheStart = patienceAtTheStart;
  }

  @Override
  public void look(Runnable whenDone) {
    rest();
    look =
        choice
            .ifNamed()
            .map(
                address -> StatusLookup.start(address, choice.suspension(), environment, whenDone));
  }

  @Override
  public void rest() {
    look.ifPresent(StatusLookup::stop);
  }

  @Override
  public AttributedString prompt(GlobalOptions options, int columns) {
    Optional<DatabaseAddress> database = choice.ifNamed();
    if (database.isEmpty() && options.prompt().isEmpty()) {
      return new AttributedString(WITHOUT_DATABASE);
    }
    State state =
        result(patience).map(found -> state(found, isReadOnly(options))).orElse(State.UNKNOWN);
    String name = database.map(DatabaseAddress::name).orElse("no database");
    Map<String, AttributedString> values =
        Map.of(
            PromptTemplate.DATABASE, plain(name),
            PromptTemplate.PATH, plain(database.map(DatabaseAddress::label).orElse(name)),
            PromptTemplate.STATE, state.in(state.text()),
            PromptTemplate.OPERATOR, plain(OperatorName.name(options)));
    String template = options.prompt().map(SafeText::of).orElse(PromptTemplate.USUAL);
    AttributedString prompt = PromptTemplate.fill(template, values);
    if (options.prompt().isEmpty() && prompt.columnLength() * 2 > columns) {
      return PromptTemplate.fill(
          NARROW, Map.of(PromptTemplate.DATABASE, state.in(SafeText.of(name))));
    }
    return prompt;
  }

  @Override
  public Optional<String> greeting() {
    String program = "petshell " + Version.number() + "; ";
    Optional<DatabaseAddress> database = choice.ifNamed();
    if (database.isEmpty()) {
      return Optional.of(program + "no database yet: open FILE; help shows the commands");
    }
    Optional<StatusLookup.Result> found = result(patienceAtTheStart);
    if (found.isPresent() && found.get() instanceof StatusLookup.Unreadable unreadable) {
      return Optional.of(program + unreadable.why());
    }
    String facts =
        found.isPresent() && found.get() instanceof StatusLookup.Found look
            ? ", " + look.engine() + ", " + Numbers.counted(look.view().pets(), "pet")
            : "";
    return Optional.of(program + database.get().label() + facts + "; help shows the commands");
  }

  private Optional<StatusLookup.Result> result(Duration time) {
    return look.flatMap(running -> running.await(time));
  }

  private static AttributedString plain(String text) {
    return new AttributedString(SafeText.of(text));
  }

  private boolean isReadOnly(GlobalOptions options) {
    return options.readOnly() || (choice.ifNamed().isPresent() && choice.name().readOnly());
  }

  private static State state(StatusLookup.Result result, boolean mayOnlyRead) {
    if (!(result instanceof StatusLookup.Found found)) {
      return State.UNREADABLE;
    }
    boolean readOnly = mayOnlyRead || !found.writable();
    String words = words(found.view());
    return readOnly
        ? new State(words + ", read-only", AttributedStyle.CYAN)
        : new State(words, color(found.view().state()));
  }

  private static String words(QuickStatus.View view) {
    return switch (view.state()) {
      case NOT_MIGRATED -> "not migrated";
      case TO_FILL -> waiting(view, "to fill", "needs backfill");
      case TO_RESTORE -> waiting(view, "to restore", "traits to restore");
      case TO_FIX -> waiting(view, "to fix", "to fix");
      case TO_ENFORCE -> "no longer enforced";
      case READY -> "ready";
      case MIGRATED -> "migrated";
      case ENFORCED -> "enforced";
    };
  }

  private static String waiting(QuickStatus.View view, String counted, String uncounted) {
    if (view.waiting().isEmpty()) {
      return uncounted;
    }
    String pets = Numbers.grouped(view.waiting().getAsLong());
    return view.counted() ? pets + " " + counted : "backfill: " + pets + " left";
  }

  private static int color(QuickStatus.State state) {
    return switch (state) {
      case NOT_MIGRATED, TO_FILL, TO_RESTORE, TO_FIX, TO_ENFORCE -> AttributedStyle.YELLOW;
      case READY, MIGRATED, ENFORCED -> AttributedStyle.GREEN;
    };
  }
}
