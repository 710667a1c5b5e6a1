package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;
import petshell.shell.call.Call;
import petshell.shell.line.Usage;
import petshell.shell.option.ValueReader;
import petshell.store.PetShellException;

/** Turns the words of one call into the values that the command's method takes. */
final class Binder {
  private final Signature signature;
  private final ParsedInput input;

  private Binder(Signature signature, ParsedInput input) {
    this.signature = signature;
    this.input = input;
  }

  /**
   * Returns the values in the order of the parameters.
   *
   * @throws PetShellException if a word is not allowed, missing, or one too many
   */
  static Object[] bind(Signature signature, ParsedInput input, Call call) {
    return new Binder(signature, input)
        .bind(option -> call.defaultOf(option.name(), option.defaultValue()), Optional.of(call));
  }

  /**
   * Makes sure that the values can be read.
   *
   * @throws PetShellException if a word is not allowed, missing, or one too many
   */
  static void check(Signature signature, ParsedInput input) {
    new Binder(signature, input).bind(Parameter.OfOption::defaultValue, Optional.empty());
  }

  private Object[] bind(Function<Parameter.OfOption, String> defaults, Optional<Call> call) {
    refuseSurplus();
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : signature.parameters()) {
      if (parameter instanceof Parameter.OfOption option) {
        values.add(option(option, defaults));
      } else if (parameter instanceof Parameter.OfArgument argument) {
        values.add(argument(argument));
      } else {
        call.ifPresent(values::add);
      }
    }
    return values.toArray();
  }

  private void refuseSurplus() {
    for (CommandArgument argument : input.arguments()) {
      if (signature.argument(argument.index()).isEmpty()) {
        throw error(
            "too many arguments: " + Usage.quoted(argument.value()),
            signature.arguments().isEmpty()
                ? "leave it out"
                : "it takes " + signature.argumentSynopsis());
      }
    }
  }

  private Object option(Parameter.OfOption option, Function<Parameter.OfOption, String> defaults) {
    List<String> given =
        input.options().stream()
            .filter(one -> option.name().equals(one.longName()))
            .map(one -> one.value())
            .toList();
    if (option.shape() == Arity.FLAG) {
      return !given.isEmpty();
    }
    if (given.isEmpty() && option.shape().mustBeGiven()) {
      throw error("missing option: --" + option.name(), "give " + option.synopsis());
    }
    String place = "--" + option.name();
    return shaped(option.shape(), option.reader(), place, given, defaults.apply(option));
  }

  private Object argument(Parameter.OfArgument argument) {
    List<String> given =
        input.arguments().stream()
            .filter(one -> signature.argument(one.index()).equals(Optional.of(argument)))
            .map(CommandArgument::value)
            .toList();
    String place = "<" + argument.name() + ">";
    if (given.isEmpty() && argument.shape().mustBeGiven()) {
      throw error("missing argument: " + place, "see help " + signature.command());
    }
    return shaped(argument.shape(), argument.reader(), place, given, argument.defaultValue());
  }

  private Object shaped(
      Arity shape, ValueReader<?> reader, String place, List<String> given, String defaultValue) {
    return switch (shape) {
      case FLAG -> !given.isEmpty();
      case REQUIRED -> value(reader, place, given.get(0));
      case OPTIONAL -> given.stream().findFirst().map(text -> value(reader, place, text));
      case DEFAULTED -> value(reader, place, given.isEmpty() ? defaultValue : given.get(0));
      case LIST, FILLED_LIST -> given.stream().map(text -> value(reader, place, text)).toList();
    };
  }

  private Object value(ValueReader<?> reader, String place, String text) {
    Optional<?> value = reader.read(text);
    if (value.isEmpty()) {
      throw Usage.of(input.commandName(), Usage.wrongValue(place, text, reader.allowed()));
    }
    return value.get();
  }

  private PetShellException error(String what, String hint) {
    return Usage.of(input.commandName(), Usage.error(what, hint));
  }
}
