package petshell.store;

import java.time.Duration;
import java.util.Optional;

/** Looks in a transaction each time, and puts what goes wrong into words for the user. */
record ExplainedUpkeep(Upkeep engines, Work work) implements Upkeep {
  @Override
  public Optional<String> reasonToWait(Duration mostLag) {
    return work.read(() -> engines.reasonToWait(mostLag));
  }

  @Override
  public Optional<String> unseen() {
    return engines.unseen();
  }

  @Override
  public long deadRows() {
    return work.read(engines::deadRows);
  }
}
