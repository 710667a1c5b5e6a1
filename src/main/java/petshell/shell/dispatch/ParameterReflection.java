package petshell.shell.dispatch;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Option;
import petshell.shell.call.Call;
import petshell.shell.option.Readers;
import petshell.shell.option.ValueReader;
import petshell.shell.option.ValueReaders;

/** Reads Spring Shell's annotations of one parameter of a method. */
final class ParameterReflection {
  private final java.lang.reflect.Parameter parameter;
  private final ValueReaders readers;

  private ParameterReflection(java.lang.reflect.Parameter parameter, ValueReaders readers) {
    this.parameter = parameter;
    this.readers = readers;
  }

  /**
   * Returns what a parameter takes.
   *
   * @throws IllegalArgumentException if it makes no sense: a mistake in the program
   */
  static Parameter read(java.lang.reflect.Parameter parameter, ValueReaders readers) {
    return new ParameterReflection(parameter, readers).read();
  }

  private Parameter read() {
    Option option = parameter.getAnnotation(Option.class);
    Argument argument = parameter.getAnnotation(Argument.class);
    if (option != null) {
      return option(option);
    }
    if (argument != null) {
      return argument(argument);
    }
    if (parameter.isAnnotationPresent(Arguments.class)) {
      return words();
    }
    if (parameter.getType() == Call.class) {
      return new Parameter.OfSession();
    }
    throw mistake("is neither a session nor an option nor an argument");
  }

  private Parameter option(Option option) {
    if (option.longName().isEmpty()) {
      throw mistake("has no long name");
    }
    boolean isFlag = parameter.getType() == boolean.class;
    Arity shape = isFlag ? Arity.FLAG : shape(option.required(), option.defaultValue());
    ValueReader<?> reader = isFlag ? Readers.text("") : reader();
    checkDefault(reader, option.defaultValue());
    return new Parameter.OfOption(
        option.longName(),
        option.shortName(),
        option.description(),
        shape,
        reader,
        option.defaultValue());
  }

  private Parameter argument(Argument argument) {
    ValueReader<?> reader = reader();
    checkDefault(reader, argument.defaultValue());
    return new Parameter.OfArgument(
        kebabCase(parameter.getName()),
        argument.description(),
        argument.index(),
        shape(true, argument.defaultValue()),
        reader,
        argument.defaultValue());
  }

  private Parameter words() {
    ArgumentList words = parameter.getAnnotation(ArgumentList.class);
    if (words == null || parameter.getType() != List.class) {
      throw mistake("must be a List and have @Words too");
    }
    Arity shape = words.atLeast() == 0 ? Arity.LIST : Arity.FILLED_LIST;
    return new Parameter.OfArgument(
        words.name(), words.description(), Integer.MAX_VALUE, shape, reader(), "");
  }

  private Arity shape(boolean required, String defaultValue) {
    if (parameter.getType() == List.class) {
      return required ? Arity.FILLED_LIST : Arity.LIST;
    }
    if (parameter.getType() == Optional.class) {
      return Arity.OPTIONAL;
    }
    if (!defaultValue.isEmpty()) {
      return Arity.DEFAULTED;
    }
    if (!required) {
      throw mistake("must be Optional or have a default, as it need not be given");
    }
    return Arity.REQUIRED;
  }

  private ValueReader<?> reader() {
    Between between = parameter.getAnnotation(Between.class);
    return between == null
        ? readers.of(valueType())
        : Readers.between(valueType(), between.least(), between.most());
  }

  private Class<?> valueType() {
    Type type = parameter.getParameterizedType();
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getActualTypeArguments()[0]
        : parameter.getType();
  }

  private void checkDefault(ValueReader<?> reader, String defaultValue) {
    if (!defaultValue.isEmpty() && reader.read(defaultValue).isEmpty()) {
      throw mistake("does not allow its own default");
    }
  }

  private IllegalArgumentException mistake(String what) {
    return new IllegalArgumentException(
        parameter.getDeclaringExecutable() + ": " + parameter.getName() + " " + what);
  }

  private static String kebabCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
