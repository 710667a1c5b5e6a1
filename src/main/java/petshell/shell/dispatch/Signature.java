package petshell.shell.dispatch;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandOption;
import petshell.shell.option.CallOptions;
import petshell.shell.option.ValueReaders;

/**
 * What a command takes, in the order of its method's parameters.
 *
 * @param command the command's name, for messages
 * @param parameters every parameter
 */
public record Signature(String command, List<Parameter> parameters) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  static Signature of(String command, Method method, ValueReaders readers) {
    Signature signature =
        new Signature(
            command,
            Arrays.stream(method.getParameters())
                .map(parameter -> ParameterReflection.read(parameter, readers))
                .toList());
    for (Parameter.OfOption option : signature.options()) {
      if (CallOptions.isTaken(option.name())) {
        throw new IllegalArgumentException(
            command + " must not take --" + option.name() + " itself");
      }
    }
    return signature;
  }

  /** Returns the options in the order of the method's parameters. */
  public List<Parameter.OfOption> options() {
    return only(Parameter.OfOption.class);
  }

  /** Returns the arguments in their order on the line, a list last. */
  public List<Parameter.OfArgument> arguments() {
    return only(Parameter.OfArgument.class).stream()
        .sorted(Comparator.comparingInt(Parameter.OfArgument::index))
        .toList();
  }

  /** Returns the argument that takes the word of an index, if any does. */
  Optional<Parameter.OfArgument> argument(int index) {
    return arguments().stream()
        .filter(argument -> argument.index() == index || argument.shape().isList())
        .findFirst();
  }

  /** Returns the options as Spring Shell knows them. */
  List<CommandOption> commandOptions() {
    return options().stream().map(Signature::commandOption).toList();
  }

  /** Returns the arguments as help shows them. */
  String argumentSynopsis() {
    return arguments().stream()
        .map(Parameter.OfArgument::synopsis)
        .collect(Collectors.joining(" "));
  }

  private <P extends Parameter> List<P> only(Class<P> kind) {
    return parameters.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static CommandOption commandOption(Parameter.OfOption option) {
    return CommandOption.with()
        .longName(option.name())
        .shortName(option.shortName())
        .description(option.description())
        .required(option.shape().mustBeGiven())
        .defaultValue(option.defaultValue())
        .type(
            switch (option.shape()) {
              case FLAG -> boolean.class;
              case LIST, FILLED_LIST -> List.class;
              case REQUIRED, OPTIONAL, DEFAULTED -> String.class;
            })
        .build();
  }
}
