package petshell.shell.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The readers by the type of the parameter they read for. Immutable. */
public final class ValueReaders {
  private final Map<Class<?>, ValueReader<?>> readers;

  private ValueReaders(Map<Class<?>, ValueReader<?>> readers) {
    this.readers = Map.copyOf(readers);
  }

  /** Returns the readers of the usual types. */
  public static ValueReaders usual() {
    ValueReader<Integer> integer =
        Readers.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE).map(Math::toIntExact);
    Map<Class<?>, ValueReader<?>> usual = new HashMap<>();
    usual.put(String.class, Readers.text("TEXT"));
    usual.put(Integer.class, integer);
    usual.put(int.class, integer);
    usual.put(Long.class, Readers.wholeNumber());
    usual.put(long.class, Readers.wholeNumber());
    usual.put(Duration.class, Readers.duration());
    usual.put(Path.class, Readers.path());
    usual.put(DatabaseText.class, Readers.database());
    return new ValueReaders(usual);
  }

  /** Returns these readers and one more, which takes the place of the type's reader if any. */
  public <T> ValueReaders with(Class<T> type, ValueReader<T> reader) {
    Map<Class<?>, ValueReader<?>> more = new HashMap<>(readers);
    more.put(type, reader);
    return new ValueReaders(more);
  }

  /**
   * Returns the reader of a type.
   *
   * @throws IllegalArgumentException if there is none: a mistake in the program
   */
  public ValueReader<?> of(Class<?> type) {
    ValueReader<?> reader = readers.get(type);
    if (reader == null) {
      throw new IllegalArgumentException("no reader for values of " + type.getName());
    }
    return reader;
  }
}
