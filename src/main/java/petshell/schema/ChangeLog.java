package petshell.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changesets that this program knows, read from the headers of the changelog files. Liquibase
 * could tell them too, but takes most of a second to load.
 */
public final class ChangeLog {
  /** Where the master file stands, on the class path and in the project. */
  static final String MASTER = "changelog/master.yaml";

  /** The author of every changeset of ours. */
  static final String AUTHOR = "petshell";

  private static final Pattern INCLUDED = Pattern.compile("\\s+file: (\\S+)");
  private static final Pattern HEADER =
      Pattern.compile("--changeset " + AUTHOR + ":(\\S+) context:(\\S+).*");

  private final List<Changeset> changesets;

  private ChangeLog(List<Changeset> changesets) {
    this.changesets = List.copyOf(changesets);
  }

  /** Reads the changelog that is packed with the program. */
  public static ChangeLog load() {
    List<Changeset> changesets = new ArrayList<>();
    for (String file : matches(MASTER, INCLUDED).stream().map(match -> match.group(1)).toList()) {
      for (Matcher header : matches(file, HEADER)) {
        changesets.add(new Changeset(header.group(1), Changeset.Context.of(header.group(2))));
      }
    }
    return new ChangeLog(changesets);
  }

  /** Returns all changesets in the order in which they are applied. */
  public List<Changeset> changesets() {
    return changesets;
  }

  private static List<Matcher> matches(String file, Pattern pattern) {
    return text(file).lines().map(pattern::matcher).filter(Matcher::matches).toList();
  }

  /** Returns the text of a file of the changelog. */
  static String text(String file) {
    try (InputStream stream = ChangeLog.class.getClassLoader().getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its file " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
