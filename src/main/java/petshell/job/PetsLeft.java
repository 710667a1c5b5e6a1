package petshell.job;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.store.Run;
import petshell.store.RunOutcome;

/** What the journal notes of a backfill that ended before all pets had traits. */
public final class PetsLeft {
  private static final Pattern NOTE =
      Pattern.compile("([0-9]{1,3}(?:,[0-9]{3}){0,4}) pets without traits were left");

  private PetsLeft() {}

  /**
   * Returns the note.
   *
   * @param pets how many had no traits when it ended, 0 or more
   */
  public static String note(long pets) {
    return String.format(Locale.ROOT, "%,d pets without traits were left", pets);
  }

  /** Returns how many pets a backfill left without traits; empty where the run does not say. */
  public static OptionalLong of(Run run) {
    boolean ended =
        run.outcome() == RunOutcome.INTERRUPTED || run.outcome() == RunOutcome.COMPLETED;
    Matcher note = NOTE.matcher(run.message().orElse(""));
    return ended && run.start().command().equals("backfill") && note.matches()
        ? OptionalLong.of(Long.parseLong(note.group(1).replace(",", "")))
        : OptionalLong.empty();
  }
}
