package petshell.store;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine counts of a schema, by which a later look sees whether a column can have been
 * dropped and added again in between: that takes two changes that leave no other trace.
 *
 * @param version the engine's number of the schema, one more with each change
 * @param tables how many tables there are, those of the engine left out
 * @param views how many views
 * @param indexes how many indexes that were made by name
 * @param triggers how many triggers
 */
public record SchemaMark(long version, long tables, long views, long indexes, long triggers) {
  private static final Pattern TEXT =
      Pattern.compile(
          "schema (\\d{1,18}), tables (\\d{1,9}), views (\\d{1,9}), indexes (\\d{1,9}),"
              + " triggers (\\d{1,9})");

  /** Returns it as {@link #in} finds it again. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "schema %s, tables %s, views %s, indexes %s, triggers %s",
        Long.toString(version),
        Long.toString(tables),
        Long.toString(views),
        Long.toString(indexes),
        Long.toString(triggers));
  }

  /** Finds a mark in a longer text; empty where there is none. */
  public static Optional<SchemaMark> in(String text) {
    Matcher found = TEXT.matcher(text);
    return found.find()
        ? Optional.of(
            new SchemaMark(
                number(found, 1),
                number(found, 2),
                number(found, 3),
                number(found, 4),
                number(found, 5)))
        : Optional.empty();
  }

  private static long number(Matcher found, int group) {
    return Long.parseLong(found.group(group));
  }

  /**
   * Returns how many changes since an earlier mark are not explained by objects that are new or
   * gone; an upper bound. Each such object takes at least one change, but for indexes and triggers
   * that went with their table.
   *
   * @return 0 or more; the greatest number where the mark is not of this file's past
   */
  public long unexplainedSince(SchemaMark earlier) {
    if (version < earlier.version) {
      return Long.MAX_VALUE;
    }
    long explained =
        Math.abs(tables - earlier.tables)
            + Math.abs(views - earlier.views)
            + Math.max(0, indexes - earlier.indexes)
            + Math.max(0, triggers - earlier.triggers);
    return Math.max(0, version - earlier.version - explained);
  }
}
