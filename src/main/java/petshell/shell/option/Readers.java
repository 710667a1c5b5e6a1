package petshell.shell.option;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.output.Numbers;

/** The readers of the usual types. */
public final class Readers {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,30}");
  private static final long MILLIS_A_SECOND = 1_000;
  private static final Duration LONGEST = Duration.ofHours(24);

  private Readers() {}

  /**
   * Takes any text that is not empty.
   *
   * @param placeholder the placeholder in help
   */
  public static ValueReader<String> text(String placeholder) {
    return ValueReader.of(
        placeholder, "a text that is not empty", text -> Optional.of(text).filter(Readers::isSome));
  }

  /** Takes whole numbers in decimal digits, however large a long can be. */
  public static ValueReader<Long> wholeNumber() {
    return ValueReader.of("N", "a whole number", Readers::number);
  }

  /**
   * Takes whole numbers in decimal digits.
   *
   * @param least the smallest allowed
   * @param most the largest allowed
   */
  public static ValueReader<Long> wholeNumber(long least, long most) {
    return ValueReader.of(
        "N",
        most == Long.MAX_VALUE
            ? "a whole number, " + Numbers.grouped(least) + " or more"
            : "a whole number from " + Numbers.grouped(least) + " to " + Numbers.grouped(most),
        text -> number(text).filter(number -> number >= least && number <= most));
  }

  /** Takes times such as {@code 50ms}, {@code 2s}, {@code 1m} and {@code 1h}, up to a day. */
  public static ValueReader<Duration> duration() {
    return duration(0);
  }

  /**
   * Takes times up to a day.
   *
   * @param leastMillis the shortest allowed, in milliseconds
   */
  public static ValueReader<Duration> duration(long leastMillis) {
    return ValueReader.of(
        "TIME",
        leastMillis == MILLIS_A_SECOND
            ? "a time from 1s to " + LONGEST.toHours() + "h, such as 2s or 1m"
            : "a time from "
                + leastMillis
                + "ms to "
                + LONGEST.toHours()
                + "h, such as 50ms, 2s or 1m",
        text ->
            time(text)
                .filter(time -> time.toMillis() >= leastMillis && time.compareTo(LONGEST) <= 0));
  }

  /**
   * Takes the values of a type that lie between two others.
   *
   * @param type of whole numbers or {@link Duration}
   * @param least the least allowed, of a duration in milliseconds
   * @param most the greatest allowed; of a duration {@link Long#MAX_VALUE}, since all end at a day
   * @throws IllegalArgumentException if the type has no such values: a mistake in the program
   */
  public static ValueReader<?> between(Class<?> type, long least, long most) {
    if (type == Long.class || type == long.class) {
      return wholeNumber(least, most);
    }
    if (type == Integer.class || type == int.class) {
      return wholeNumber(least, Math.min(most, Integer.MAX_VALUE)).map(Math::toIntExact);
    }
    if (type == Duration.class && most == Long.MAX_VALUE) {
      return duration(least);
    }
    throw new IllegalArgumentException("no values of " + type.getName() + " between two others");
  }

  /** Takes names of files and folders, whether they exist or not. */
  static ValueReader<Path> path() {
    return ValueReader.of("FILE", "the name of a file", Readers::file)
        .completedBy(new FileCandidates());
  }

  /** Takes what names a database: a file, which completes it, or a URL. */
  static ValueReader<DatabaseText> database() {
    return ValueReader.of(
            "FILE", "the name of a file", text -> file(text).map(known -> new DatabaseText(text)))
        .completedBy(new FileCandidates());
  }

  /**
   * Takes one of the values of an enum.
   *
   * @param type the enum
   * @param text the word of a value
   * @param <E> the enum
   */
  public static <E extends Enum<E>> ValueReader<E> oneOf(Class<E> type, Function<E, String> text) {
    Objects.requireNonNull(text, "text");
    E[] values = type.getEnumConstants();
    List<String> words = Arrays.stream(values).map(text).toList();
    return ValueReader.of(
            String.join("|", words),
            "one of " + String.join(", ", words),
            word -> Arrays.stream(values).filter(value -> text.apply(value).equals(word)).findAny())
        .completedByWords(() -> words);
  }

  private static boolean isSome(String text) {
    return !text.isEmpty();
  }

  private static Optional<Long> number(String text) {
    return Optional.of(text)
        .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
        .map(BigInteger::new)
        .filter(number -> number.bitLength() < Long.SIZE)
        .map(BigInteger::longValue);
  }

  private static Optional<Duration> time(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  private static Optional<Path> file(String text) {
    try {
      return Optional.of(text).filter(Readers::isSome).map(Path::of);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
