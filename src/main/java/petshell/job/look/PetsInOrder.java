package petshell.job.look;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import petshell.job.Cancellation;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetOrder;
import petshell.store.PetPages;
import petshell.store.PetPlace;
import petshell.store.PetRow;
import petshell.store.TraitsDao;

/**
 * Gives pets in an order that has no index. It goes over all pets and keeps the first places, and
 * when these are given out, goes over them again for the next: memory for some thousand places is
 * enough for any number of pets, and nothing is locked in between.
 */
final class PetsInOrder implements PetSource {
  /** How many places are kept; more than the first time where much is asked for. */
  private static final int FIRST_PLACES = 1_000;

  private static final int MOST_PLACES = 50_000;
  private static final int SCANNED = 5_000;
  private static final int PAGE = 200;

  private final Database database;
  private final PetPages pages;
  private final PetFilter filter;
  private final PetOrder order;
  private final Predicate<PetRow> wanted;
  private final Cancellation cancellation;
  private final LongConsumer looked;
  private final Deque<PetPlace> found = new ArrayDeque<>();
  private int capacity = FIRST_PLACES;
  private Optional<PetPlace> last = Optional.empty();
  private boolean lastPass;

  PetsInOrder(PetFilter filter, Predicate<PetRow> wanted, PetOrder order, Reach reach) {
    this.filter = filter;
    this.wanted = wanted;
    this.order = order;
    this.database = reach.database();
    this.pages = reach.pages();
    this.cancellation = reach.cancellation();
    this.looked = reach.looked();
  }

  /** What a source reads with. */
  record Reach(Database database, PetPages pages, Cancellation cancellation, LongConsumer looked) {}

  @Override
  public List<PetRow> next() {
    if (found.isEmpty() && !lastPass) {
      pass();
    }
    return database.read(this::page);
  }

  /** A row may have changed or gone since it was found. */
  private List<PetRow> page() {
    List<PetRow> page = new ArrayList<>();
    long size = 0;
    while (page.size() < PAGE && size < TraitsDao.LONGEST_CHUNK && !found.isEmpty()) {
      Optional<PetRow> row = pages.at(found.remove()).filter(wanted);
      row.ifPresent(page::add);
      size += row.map(PetRow::size).orElse(0L);
    }
    return page;
  }

  @Override
  public boolean isAtEnd() {
    return lastPass && found.isEmpty();
  }

  @Override
  public long ahead() {
    return found.size();
  }

  @Override
  public boolean isAllFound() {
    return lastPass;
  }

  private void pass() {
    PriorityQueue<PetPlace> first = new PriorityQueue<>(Comparator.reverseOrder());
    Optional<Cursor> from = Optional.empty();
    do {
      cancellation.throwIfRequested();
      from = scan(first, from);
    } while (from.isPresent());
    lastPass = first.size() < capacity;
    capacity = MOST_PLACES;
    List<PetPlace> sorted = first.stream().sorted().toList();
    found.addAll(sorted);
    last = sorted.isEmpty() ? last : Optional.of(sorted.get(sorted.size() - 1));
  }

  private Optional<Cursor> scan(PriorityQueue<PetPlace> first, Optional<Cursor> from) {
    Optional<PetPlace> worst =
        first.size() < capacity ? Optional.empty() : Optional.of(first.element());
    PetPages.Window window = new PetPages.Window(order, last, worst);
    Page<PetPlace> chunk = database.read(() -> pages.scan(filter, window, wanted, from, SCANNED));
    looked.accept(SCANNED);
    for (PetPlace place : chunk.rows()) {
      first.add(place);
      if (first.size() > capacity) {
        first.remove();
      }
    }
    return chunk.next();
  }
}
