package petshell.store;

/**
 * A lock without which one database writes no more.
 *
 * @param lock the lock
 * @param release lets the database write without it
 */
record GuardingLock(OperatorLock lock, Runnable release) implements OperatorLock {
  @Override
  public void markAlive(long run) {
    lock.markAlive(run);
  }

  @Override
  public boolean isAlive(long run) {
    return lock.isAlive(run);
  }

  @Override
  public void requireHeld() {
    lock.requireHeld();
  }

  @Override
  public void removeTraces() {
    lock.removeTraces();
  }

  @Override
  public void close() {
    release.run();
    lock.close();
  }
}
