package petshell.store;

/**
 * A worker of a shared backfill.
 *
 * @param run the run of its process
 * @param worker which one of that process, from 1
 */
public record SlotOwner(long run, int worker) {}
