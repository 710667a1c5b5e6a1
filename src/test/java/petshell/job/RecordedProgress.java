package petshell.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a job reports. */
public class RecordedProgress implements Progress {
  public final List<String> lines = new CopyOnWriteArrayList<>();

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
  public void held(String reason) {
    lines.add("held: " + reason);
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
