package petshell.store.postgres;

import java.time.Duration;
import petshell.store.*;

/** Stub. */
final class PostgresOperatorLocks implements OperatorLocks {
  PostgresOperatorLocks(PostgresAddress address) {}

  @Override
  public OperatorLock acquire(
      OperatorLock.Mode mode, LockHolder holder, Duration timeout, Waiting waiting) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public void requireUsable() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean isAlive(long run) {
    throw new UnsupportedOperationException("stub");
  }
}
