package petshell.job.change;

import java.util.List;

/** Replacements that were all found before. */
final class ListedReplacements implements ReplacementSource {
  private final List<Replacement> all;
  private final int batch;
  private int done;

  ListedReplacements(List<Replacement> all, int batch) {
    this.all = List.copyOf(all);
    this.batch = batch;
  }

  @Override
  public Batch next() {
    if (done == all.size()) {
      return Batch.END;
    }
    List<Replacement> some = all.subList(done, Math.min(all.size(), done + batch));
    done += some.size();
    return new Batch(some, 0, List.of());
  }

  @Override
  public long done() {
    return done;
  }

  @Override
  public long total() {
    return all.size();
  }
}
