package petshell.shell.completion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.option.Proposals;
import petshell.store.DatabaseAddress;

/**
 * The names of some pets, to complete ids by, since the web app has no index on names: first the
 * pets that were last listed or shown, then as many others, which are read in the background while
 * the prompt is open. Thread-safe.
 */
public final class PetNames implements AutoCloseable {
  private static final int MOST = 10_000;
  private static final int LONGEST = 200;

  private final DatabaseChoice choice;
  private final int most;

  /** By id, the last one seen last. */
  private final Map<String, String> seen = new LinkedHashMap<>();

  private final Map<String, String> others = new LinkedHashMap<>();
  private Optional<PetNamesReader> reader = Optional.empty();
  private boolean open;
  private boolean leftOut;

  /** Makes an empty cache of the usual size. */
  public PetNames(DatabaseChoice choice) {
    this(choice, MOST);
  }

  /**
   * Makes an empty cache.
   *
   * @param choice which database
   * @param most how many pets are kept of each kind
   */
  public PetNames(DatabaseChoice choice, int most) {
    this.choice = choice;
    this.most = most;
    choice.onChange(this::changed);
  }

  /** Notes a pet that is shown. */
  public synchronized void note(String id, String name) {
    if (id.length() > LONGEST || name.length() > LONGEST) {
      return;
    }
    seen.remove(id);
    seen.put(id, name);
    if (seen.size() > most) {
      seen.remove(seen.keySet().iterator().next());
    }
  }

  /**
   * Finds pets by a prefix of their names, in whatever case.
   *
   * @param prefix the prefix of the name; empty for any name
   * @param limit how many at most
   * @return the pets last seen first
   */
  synchronized List<CompletionProposal> find(String prefix, int limit) {
    List<Map.Entry<String, String>> latest = new ArrayList<>(seen.entrySet());
    Collections.reverse(latest);
    Stream<Map.Entry<String, String>> rest =
        others.entrySet().stream().filter(pet -> !seen.containsKey(pet.getKey()));
    return Stream.concat(latest.stream(), rest)
        .filter(pet -> pet.getValue().regionMatches(true, 0, prefix, 0, prefix.length()))
        .limit(limit)
        .map(pet -> Proposals.word(pet.getKey(), pet.getValue()))
        .toList();
  }

  /** Counts the pets whose names have the prefix, as {@link #find} finds them. */
  synchronized long count(String prefix) {
    return find(prefix, Integer.MAX_VALUE).size();
  }

  /** Returns whether the names of all pets are known, unless some were added meanwhile. */
  synchronized boolean isWhole() {
    return !leftOut && reader.map(PetNamesReader::isWhole).orElse(false);
  }

  /** Starts to read names in the background, when the prompt opens; returns at once. */
  public void begin() {
    Optional<DatabaseAddress> address = choice.ifNamed();
    synchronized (this) {
      open = true;
      address.ifPresent(this::read);
    }
  }

  @Override
  public synchronized void close() {
    open = false;
    stop();
  }

  /** Waits until all that is read in the background is there. */
  void await() throws InterruptedException {
    Optional<PetNamesReader> running = reading();
    if (running.isPresent()) {
      running.get().await();
    }
  }

  private synchronized Optional<PetNamesReader> reading() {
    return reader;
  }

  private synchronized void changed(Optional<DatabaseAddress> address) {
    stop();
    seen.clear();
    others.clear();
    if (open) {
      address.ifPresent(this::read);
    }
  }

  private void read(DatabaseAddress address) {
    stop();
    leftOut = false;
    PetNamesReader started = new PetNamesReader(address, choice.suspension(), this::take);
    reader = Optional.of(started);
    started.start();
  }

  private void stop() {
    reader.ifPresent(PetNamesReader::cancel);
    reader = Optional.empty();
  }

  /** Takes a pet that was read; returns whether more are wanted. */
  private synchronized boolean take(PetNamesReader from, String id, String name) {
    boolean isWanted = reader.map(current -> current == from).orElse(false);
    boolean isShort = id.length() <= LONGEST && name.length() <= LONGEST;
    if (isWanted && isShort) {
      others.put(id, name);
    }
    leftOut |= isWanted && !isShort;
    return isWanted && others.size() < most;
  }
}
