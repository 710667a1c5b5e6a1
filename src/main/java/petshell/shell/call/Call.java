package petshell.shell.call;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.shell.core.InputReader;
import petshell.job.Cancellation;
import petshell.output.Console;
import petshell.output.Layout;
import petshell.output.Secrets;
import petshell.shell.line.ScriptPosition;
import petshell.shell.option.GlobalOptions;
import petshell.store.DatabaseAddress;
import petshell.store.PetShellException;

/** One call of a command: its options, console and database. One object a call. */
public final class Call implements InputReader {
  private final ShellContext context;
  private final Console console;
  private final GlobalOptions options;
  private final GlobalOptions said;
  private final StopSignal stopSignal;
  private final Optional<ScriptPosition> place;
  private final String commandLine;
  private boolean leaving;

  private Call(
      ShellContext context,
      Console console,
      GlobalOptions options,
      GlobalOptions said,
      StopSignal stopSignal,
      Optional<ScriptPosition> place,
      String commandLine) {
    this.context = context;
    this.console = console;
    this.options = options;
    this.said = said;
    this.stopSignal = stopSignal;
    this.place = place;
    this.commandLine = commandLine;
  }

  /** Returns the session from which those of the calls are made. */
  public static Call of(
      ShellContext context, Console console, GlobalOptions options, StopSignal stopSignal) {
    GlobalOptions nothing = GlobalOptions.none();
    return new Call(context, console, options, nothing, stopSignal, Optional.empty(), "");
  }

  /** Returns where results and messages go. */
  public Console console() {
    return console;
  }

  /** Returns the global options in effect for this call. */
  public GlobalOptions options() {
    return options;
  }

  /**
   * Returns where the database is, which need not exist.
   *
   * @throws PetShellException of the kind USAGE if none is named
   */
  public DatabaseAddress database() {
    return context.database().address();
  }

  /** Returns whether the database may only be read, by an option or by its URL. */
  public boolean isReadOnly() {
    return options.readOnly() || context.database().name().readOnly();
  }

  /**
   * Makes sure that the call may write.
   *
   * @throws PetShellException of the kind REFUSED if the database may only be read
   */
  public void requireWritable() {
    if (isReadOnly()) {
      throw new PetShellException(
          PetShellException.Kind.REFUSED,
          "cannot run " + commandLine + ": the database is open read-only",
          options.readOnly() ? "leave out --read-only" : "leave out mode=ro in its URL");
    }
  }

  /** Returns where the database is, or empty where none is named. */
  public Optional<DatabaseAddress> databaseIfNamed() {
    return context.database().ifNamed();
  }

  /**
   * Returns the cancellation token, to be polled by the command between its steps. A command that
   * never asks for it exits immediately at a signal, as is right for one that only reads.
   */
  public Cancellation cancellation() {
    return stopSignal.watch();
  }

  /** Returns what stops the process for Ctrl-Z, and must hear of each use of a database. */
  Suspension suspension() {
    return context.database().suspension();
  }

  /** Returns what gives the time. */
  public InstantSource clock() {
    return context.clock();
  }

  /** Returns the variables of the process. */
  public Map<String, String> environment() {
    return context.environment();
  }

  /**
   * Returns the value of an option of a command where the call does not say it.
   *
   * @param option the option's name, without dashes
   * @param fallback the value where the user's defaults do not have it either
   */
  public String defaultOf(String option, String fallback) {
    return context.defaults().ofCommand(option).orElse(fallback);
  }

  /** Returns the command with all its words, as it could be typed again but for passwords. */
  public String commandLine() {
    return commandLine;
  }

  /** Returns the line of the command file that this call comes from, if it comes from one. */
  public Optional<ScriptPosition> place() {
    return place;
  }

  /**
   * Asks for consent, and returns whether it is given; {@code --yes} gives it without a question.
   *
   * @param question a question that can be answered with yes or no
   * @throws PetShellException of the kind REFUSED if there is no terminal to ask at
   */
  public boolean confirm(String question) {
    return options.yes() || new Confirmation(this).isGiven(question);
  }

  /**
   * Asks for consent as {@link #confirm} does, but has the database's name typed instead of a yes,
   * where much is lost.
   *
   * @param question what is about to be done
   * @throws PetShellException of the kind REFUSED if there is no terminal to ask at
   */
  public boolean confirmByName(String question) {
    return options.yes() || new Confirmation(this).isNamed(question, database().name());
  }

  /** Returns what printers for people may use on standard output, at most as wide as a terminal. */
  public Layout layout() {
    Layout layout = console.layout(false);
    return options.plain() ? layout.withoutBars() : layout;
  }

  /** Returns whether {@link #confirm} will ask: at a terminal, without {@code --yes}. */
  public boolean willAsk() {
    return !options.yes() && console.facts().canAsk() && place.isEmpty();
  }

  @Override
  public String readInput(String prompt) {
    console.flush();
    return context.questions().ask(prompt).orElse("");
  }

  /** Returns what all calls of the process share. */
  ShellContext context() {
    return context;
  }

  /** Changes the database for the calls to come. */
  public void open(DatabaseName database) {
    context.database().change(database);
  }

  /** Ends the prompt or the command file after this call. */
  public void leave() {
    leaving = true;
  }

  /** Returns whether {@link #leave} was called. */
  public boolean isLeaving() {
    return leaving;
  }

  /** Returns the signals to stop, which all calls of the process share. */
  public StopSignal stopSignal() {
    return stopSignal;
  }

  /** Adds a line to the log of what is changed. */
  public void log(String line) {
    context.log().add(line, console);
  }

  /** Returns why results could not be written, if so. */
  public Optional<String> outputFailure() {
    return context.results().failure();
  }

  /**
   * Returns whether the call is to print nothing where all goes well. Only the words of the call
   * itself say so: those of its line, and with a command line or command file, those of that; a
   * prompt that leaves out messages still prints results.
   */
  public boolean isSilent() {
    return said.silent();
  }

  /** Returns the session whose calls were all made by one command line. */
  public Call saying(GlobalOptions words) {
    return new Call(context, console, options, words, stopSignal, place, commandLine);
  }

  /**
   * Returns the call of one command.
   *
   * @param more the global options of its line
   * @param line all its words; passwords in it are forgotten
   */
  public Call forCall(GlobalOptions more, String line) {
    GlobalOptions all = options.overlaidBy(more);
    Console changed = console.withQuiet(all.quiet());
    return new Call(
        context,
        all.noColor() ? changed.withoutColors() : changed,
        all,
        said.overlaidBy(more),
        stopSignal,
        place,
        Secrets.hidden(line));
  }

  /** Returns the same call with another console. */
  public Call on(Console changed) {
    return new Call(context, changed, options, said, stopSignal, place, commandLine);
  }

  /** Returns the same call as one from a line of a command file. */
  public Call at(ScriptPosition line) {
    return new Call(context, console, options, said, stopSignal, Optional.of(line), commandLine);
  }
}
