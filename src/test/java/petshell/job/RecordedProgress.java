package petshell.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps what a job reports. */
public class RecordedProgress implements Progress {
  public final List<String> lines = new ArrayList<>();

  @Override
  public void rows(long done, long total, long failed, int batch) {
    lines.add(
        String.format(Locale.ROOT, "rows %d/%d failed %d batch %d", done, total, failed, batch));
  }

  @Override
  public void failed(String petId, String error) {
    lines.add("failed %s: %s".formatted(petId, error));
  }

  @Override
  public void waiting(long done, Instant since, Duration every) {
    lines.add("waiting, " + done + " done");
  }

  @Override
  public void message(String text) {
    lines.add(text);
  }

  @Override
  public void done() {
    lines.add("done");
  }
}
