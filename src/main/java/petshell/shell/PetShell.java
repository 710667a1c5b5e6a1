package petshell.shell;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import petshell.output.Console;
import petshell.shell.call.Call;
import petshell.shell.call.ChangesLog;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.DatabaseName;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.ShellContext;
import petshell.shell.call.StandardStreams;
import petshell.shell.call.StopSignal;
import petshell.shell.call.Terminals;
import petshell.shell.call.UserFolders;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.line.Usage;
import petshell.shell.option.AskedFormat;
import petshell.shell.option.CommandLine;
import petshell.shell.option.Defaults;
import petshell.shell.option.DefaultsFile;
import petshell.shell.option.GlobalOptions;
import petshell.shell.prompt.DatabasePrompt;
import petshell.shell.prompt.PromptStart;

/** The program: runs one command, a command file or the prompt. */
public final class PetShell {
  private final ProcessEnvironment process;
  private final StandardStreams streams;
  private final PromptStart.Opener terminal;

  /**
   * Makes a program that has not started.
   *
   * @param process the process it runs in
   */
  public PetShell(ProcessEnvironment process) {
    this(process, PromptStart::open);
  }

  /**
   * Makes a program at another terminal than that of the process.
   *
   * @param process the process it runs in
   * @param terminal opens the terminal of the prompt
   */
  PetShell(ProcessEnvironment process, PromptStart.Opener terminal) {
    this.process = Objects.requireNonNull(process, "process");
    this.streams = new StandardStreams(process);
    this.terminal = terminal;
  }

  /**
   * Runs it to its end as this process: refuses to where the words or names that the system handed
   * over did not arrive whole.
   *
   * @param arguments the words of the command line
   * @return the exit code, from 0 to 255
   */
  public int start(List<String> arguments) {
    Optional<String> complaint =
        SystemText.ofProcess()
            .complaint(arguments, process.environment(), System.getProperty("user.dir", ""));
    return complaint.isEmpty()
        ? run(arguments)
        : ErrorReport.report(
            Usage.error(complaint.get()),
            streams.console(GlobalOptions.none()),
            GlobalOptions.none());
  }

  /**
   * Runs it to its end.
   *
   * @param arguments the words of the command line
   * @return the exit code, from 0 to 255
   */
  public int run(List<String> arguments) {
    GlobalOptions options = GlobalOptions.none();
    try {
      Setup setup = new Setup(process);
      CommandLine line = CommandLine.parse(arguments, setup::options);
      options = line.options();
      Defaults defaults = defaults(options);
      options = defaults.options().overlaidBy(options);
      return run(setup, line, options, defaults);
    } catch (RuntimeException | Error problem) {
      return ErrorReport.report(
          problem, streams.console(options), AskedFormat.of(options, arguments));
    }
  }

  private int run(Setup setup, CommandLine line, GlobalOptions options, Defaults defaults) {
    StopSignal stopSignal = new StopSignal(process.stops()::leave);
    Console console = streams.console(options);
    Setup.Made made = setup.made();
    DatabaseChoice database = made.database();
    if (options.demo()) {
      refuseDatabaseWithDemo(options);
      database.change(() -> TemporaryDemo.make(console));
    } else {
      database.change(() -> DatabaseName.find(options.database(), process.environment()));
    }
    CommandSet complete = made.commands();
    ShellContext context =
        new ShellContext(
            database,
            streams,
            streams.results(),
            process.clock(),
            process.environment(),
            defaults,
            new ChangesLog(UserFolders.state(process.environment())));
    if (startsPrompt(line)) {
      try (PetNames names = made.names()) {
        names.begin();
        return new PromptStart(process, console, terminal)
            .run(complete, context, options, new DatabasePrompt(database, process.environment()));
      }
    }
    Call call = Call.of(context, console, options, stopSignal).saying(line.options());
    process.stops().onInterrupt(stopSignal::interrupt);
    process.stops().onTerminate(stopSignal::arrive);
    process.stops().onSuspend(database.suspension()::request);
    int code = new UnattendedRun(complete, streams.input()).run(line, call);
    console.flush();
    return stopSignal.cutShort() ? ExitCode.INTERRUPTED.code() : code;
  }

  /**
   * Reads the user's defaults. They are for whoever sits at the terminal: what goes into a file or
   * to another program must be the same for everybody.
   */
  private Defaults defaults(GlobalOptions options) {
    Terminals terminals = process.terminals();
    boolean isWanted = !options.noRc() && !options.help() && !options.version();
    if (!isWanted || !terminals.input() || !terminals.output()) {
      return Defaults.none();
    }
    return UserFolders.configuration(process.environment())
        .map(folder -> folder.resolve(DefaultsFile.NAME))
        .filter(Files::exists)
        .map(file -> DefaultsFile.read(file, Map.of("batch", Commands.batchSize())))
        .orElse(Defaults.none());
  }

  private boolean startsPrompt(CommandLine line) {
    GlobalOptions options = line.options();
    Terminals terminals = process.terminals();
    return terminals.input()
        && (terminals.output() || terminals.error())
        && line.words().isEmpty()
        && options.commandFile().isEmpty()
        && !options.help()
        && !options.version();
  }

  private static void refuseDatabaseWithDemo(GlobalOptions options) {
    if (options.database().isPresent()) {
      throw Usage.error(
          "two databases: --demo and --db " + options.database().get(), "name one of them");
    }
  }
}
