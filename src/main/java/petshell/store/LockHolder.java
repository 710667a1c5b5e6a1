package petshell.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds the operator's lock, for others to read.
 *
 * @param process the process's number
 * @param host the machine's name
 * @param since from when on
 * @param command what it does
 */
public record LockHolder(long process, String host, Instant since, String command) {
  private static final int LONGEST = 500;
  private static final Pattern LINE = Pattern.compile("pid (\\d{1,18}) on (.*?), since .*");

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public LockHolder {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(command, "command");
  }

  /** Returns one line of text, as {@code pid 17 on db1, since 2026-02-08T09:11:11Z: migrate}. */
  public String line() {
    String text =
        String.format(
            Locale.ROOT,
            "pid %d on %s, since %s: %s",
            process,
            host,
            since.truncatedTo(ChronoUnit.SECONDS),
            command);
    String line = text.replaceAll("\\R", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Returns true where a line names nobody, or a process of this machine that has ended. */
  public boolean isDead(String line) {
    Matcher matcher = LINE.matcher(line);
    return !matcher.matches()
        || (matcher.group(2).equals(host)
            && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty());
  }
}
