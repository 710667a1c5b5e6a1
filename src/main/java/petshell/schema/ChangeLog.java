package petshell.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.store.Database;

/**
 * The changesets that this program knows, read from the headers of the changelog files. Each engine
 * has files of its own, in which a changeset has the same id and the same file in the ledger.
 * Liquibase could list them too, but takes most of a second to load.
 */
public final class ChangeLog {
  /** The author of every changeset of ours. */
  static final String AUTHOR = "petshell";

  private static final Pattern INCLUDED = Pattern.compile("\\s+file: (\\S+)");
  private static final Pattern LEDGER_FILE =
      Pattern.compile("--liquibase formatted sql logicalFilePath:(\\S+)");
  private static final Pattern HEADER =
      Pattern.compile("--changeset " + AUTHOR + ":(\\S+) (?:.* )?context:(\\S+).*");

  private final List<Changeset> changesets;

  private ChangeLog(List<Changeset> changesets) {
    this.changesets = List.copyOf(changesets);
  }

  /** Reads the changelog for the engine of a database; it is packed with the program. */
  public static ChangeLog of(Database database) {
    List<Changeset> changesets = new ArrayList<>();
    for (Matcher included : matches(master(database), INCLUDED)) {
      String file = included.group(1);
      String ledgerFile = matches(file, LEDGER_FILE).get(0).group(1);
      for (Matcher header : matches(file, HEADER)) {
        changesets.add(
            new Changeset(header.group(1), Changeset.Context.of(header.group(2)), ledgerFile));
      }
    }
    return new ChangeLog(changesets);
  }

  /** Returns where the master file is, on the class path and in the project. */
  static String master(Database database) {
    return "changelog/" + database.services().schemaText().dbms() + "/master.yaml";
  }

  /** Returns all changesets in the order in which they are applied. */
  public List<Changeset> changesets() {
    return changesets;
  }

  /**
   * Returns one of them.
   *
   * @throws java.util.NoSuchElementException if there is none of this id
   */
  Changeset changeset(String id) {
    return changesets.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Matcher> matches(String file, Pattern pattern) {
    return text(file).lines().map(pattern::matcher).filter(Matcher::matches).toList();
  }

  private static String text(String file) {
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
