package petshell.job.saved;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.schema.Changeset;

/** The commands that bring back what a rollback has dropped, as they are typed, in their order. */
public final class WayBack {
  /** The changeset that made the column with the traits. */
  public static final String TRAITS_COLUMN = "traits-column";

  private static final List<String> ENFORCING = List.of("traits-required", "traits-checked");

  private WayBack() {}

  /**
   * Returns the commands.
   *
   * @param rolledBack what the rollback has dropped
   * @param saved the file with the traits, empty where none were stored
   */
  public static List<String> of(List<Changeset> rolledBack, Optional<Path> saved) {
    List<String> ids = rolledBack.stream().map(Changeset::id).toList();
    List<String> commands = new ArrayList<>();
    if (!ENFORCING.containsAll(ids)) {
      commands.add("migrate");
    }
    if (ids.contains(TRAITS_COLUMN)) {
      commands.add(saved.map(WayBack::backfillFrom).orElse("backfill"));
    }
    if (ids.stream().anyMatch(ENFORCING::contains)) {
      commands.add("enforce");
    }
    return List.copyOf(commands);
  }

  /** Returns the command that gives pets the traits of a saved file. */
  static String backfillFrom(Path saved) {
    String name = saved.toString();
    return "backfill --from "
        + (Quoting.isTypable(name)
            ? Quoting.quote(name)
            : "FILE (rename the saved file first: its name cannot be typed)");
  }
}
