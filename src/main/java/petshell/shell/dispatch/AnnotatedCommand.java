package petshell.shell.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.completion.CompletionProvider;
import petshell.output.Theme;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReaders;

/**
 * A command made from an object with one method that has Spring Shell's {@code @Command}. Unlike
 * Spring Shell's own, it runs nothing unless every word of the call makes sense.
 */
public final class AnnotatedCommand implements Command {
  private final Object bean;
  private final Method method;
  private final org.springframework.shell.core.command.annotation.Command annotation;
  private final String name;
  private final ValueReaders readers;
  private @Nullable Signature signature;

  private AnnotatedCommand(Object bean, Method method, ValueReaders readers) {
    this.bean = bean;
    this.method = method;
    this.annotation =
        method.getAnnotation(org.springframework.shell.core.command.annotation.Command.class);
    this.name = name(annotation.name(), method);
    this.readers = readers;
    method.setAccessible(true);
  }

  /**
   * Makes the command of an object.
   *
   * @throws IllegalArgumentException if it has not exactly one such method: a mistake in the
   *     program
   */
  static AnnotatedCommand of(Object bean, ValueReaders readers) {
    List<Method> methods =
        Arrays.stream(bean.getClass().getDeclaredMethods())
            .filter(
                method ->
                    method.isAnnotationPresent(
                        org.springframework.shell.core.command.annotation.Command.class))
            .toList();
    if (methods.size() != 1) {
      throw new IllegalArgumentException(
          bean.getClass() + " must have one method with @Command, not " + methods.size());
    }
    return new AnnotatedCommand(bean, methods.get(0), readers);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public List<String> getAliases() {
    return List.of(annotation.alias());
  }

  @Override
  public String getGroup() {
    return annotation.group();
  }

  /** Returns what the command does in one line. */
  @Override
  public String getDescription() {
    return annotation.description().strip().lines().findFirst().orElse("");
  }

  /** Returns all that is to be said about what the command does, in lines. */
  public List<String> details() {
    return annotation.description().strip().lines().toList();
  }

  /** Returns the examples, each as it is typed. */
  public List<String> examples() {
    return annotation.help().strip().lines().toList();
  }

  @Override
  public String getHelp() {
    return CommandHelp.of(this, Theme.PLAIN, HelpPage.USUAL_WIDTH);
  }

  @Override
  public List<CommandOption> getOptions() {
    return signature().commandOptions();
  }

  @Override
  public CompletionProvider getCompletionProvider() {
    return new CommandCompletion(this);
  }

  /**
   * Returns what the command takes. It is read when it is asked for: a call runs one command, and
   * to read what all of them take would slow down each.
   *
   * @throws IllegalArgumentException if the parameters make no sense: a mistake in the program
   */
  public Signature signature() {
    if (signature == null) {
      signature = Signature.of(name, method, readers);
    }
    return signature;
  }

  /** Returns what the command can change, or empty where it only reads. */
  public Optional<Changes> changes() {
    return Optional.ofNullable(method.getAnnotation(Changes.class));
  }

  /** Returns whether the command needs {@code --yes} or consent. */
  public boolean isDestructive() {
    return changes().map(Changes::destructive).orElse(false);
  }

  /** Returns the global options that make sense with the command more often than not. */
  public List<GlobalOption> usualOptions() {
    boolean asks =
        changes()
            .filter(what -> what.destructive() || what.asks() || what.throughCommands())
            .isPresent();
    boolean prints = !method.isAnnotationPresent(WithoutResults.class);
    List<GlobalOption> usual = new ArrayList<>();
    if (prints) {
      usual.add(GlobalOption.FORMAT);
    }
    if (asks) {
      usual.add(GlobalOption.YES);
    }
    usual.addAll(List.of(GlobalOption.QUIET, GlobalOption.HELP));
    return usual;
  }

  /** Returns whether its output never goes through a pager. */
  boolean isDirect() {
    return method.isAnnotationPresent(Unpaged.class);
  }

  @Override
  public ExitStatus execute(CommandContext context) throws Exception {
    if (!(context.inputReader() instanceof Call call)) {
      throw new IllegalArgumentException("the input reader of the context must be a session");
    }
    Object[] values = Binder.bind(signature(), context.parsedInput(), call);
    try {
      return status(method.invoke(bean, values));
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private static ExitStatus status(Object returned) {
    ExitCode code = returned instanceof ExitCode given ? given : ExitCode.DONE;
    return new ExitStatus(code.code(), code.text());
  }

  private static String name(String[] names, Method method) {
    if (names.length != 1 || names[0].isBlank() || names[0].contains(" ")) {
      throw new IllegalArgumentException(method + " must have a name of one word");
    }
    return names[0];
  }
}
