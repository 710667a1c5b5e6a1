package petshell.job.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import petshell.store.Database;
import petshell.store.PrefixDao;

/** Shortens ids to prefixes that no other pet's id has, as version control does with commits. */
public final class ShortIds {
  /** The least characters of a prefix. */
  private static final int SHORTEST = 8;

  /** What can be cut after each character, and typed again. */
  private static final Pattern TYPABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{8,63}");

  private ShortIds() {}

  /**
   * Finds the prefixes.
   *
   * @param database the open database
   * @param ids any ids
   * @return for each id its shortest unique prefix of 8 characters or more; the whole id where it
   *     is short, unusual or no longer there
   */
  public static Map<String, String> of(Database database, List<String> ids) {
    Objects.requireNonNull(database, "database");
    Map<String, String> shortened = new HashMap<>();
    ids.forEach(id -> shortened.put(id, id));
    List<String> typable = ids.stream().filter(id -> TYPABLE.matcher(id).matches()).toList();
    if (!typable.isEmpty()) {
      database.read(() -> database.dao(PrefixDao.class).neighbours(typable)).stream()
          .filter(one -> shortened.containsKey(one.id()))
          .forEach(one -> shortened.put(one.id(), prefix(one)));
    }
    return shortened;
  }

  private static String prefix(PrefixDao.Neighbours found) {
    String id = found.id();
    int common = Math.max(common(id, found.before()), common(id, found.after()));
    return id.substring(0, Math.min(id.length(), Math.max(SHORTEST, common + 1)));
  }

  /** The column may take letters of either case for the same. */
  private static int common(String id, @Nullable String other) {
    int length = 0;
    while (other != null
        && length < Math.min(id.length(), other.length())
        && id.regionMatches(true, length, other, length, 1)) {
      length++;
    }
    return length;
  }
}
