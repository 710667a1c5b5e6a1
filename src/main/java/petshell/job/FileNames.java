package petshell.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import petshell.store.Database;

/** Names of the files that jobs write next to a database. */
public final class FileNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FileNames() {}

  /**
   * Returns where a copy of a database goes, as {@code dev-backup-20260208T091111.158Z.db}.
   *
   * @param ending how the names of copies end
   */
  public static Path backup(Database database, String ending, Instant now) {
    String name = database.address().name();
    String base = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    return beside(database, base + "-backup-" + TIME.format(now) + ending);
  }

  /** Returns where the traits go that a rollback drops. */
  public static Path savedTraits(Database database, Instant now) {
    return beside(database, "traits-before-rollback-" + TIME.format(now) + ".jsonl");
  }

  private static Path beside(Database database, String name) {
    return database.address().folder().resolve(name);
  }
}
