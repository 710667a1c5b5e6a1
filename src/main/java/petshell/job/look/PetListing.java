package petshell.job.look;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import petshell.job.Cancellation;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetFilter;
import petshell.store.PetOrder;
import petshell.store.PetPages;
import petshell.store.PetRow;
import petshell.trait.Rarity;

/**
 * Lists pets page by page. Each page is read for itself, so that no other program waits while the
 * user reads what is listed.
 */
public final class PetListing {
  private final Database database;
  private final Cancellation cancellation;
  private final PetCriteria criteria;
  private final PetSort sort;
  private LongConsumer looked = rows -> {};

  /**
   * How much a listing has shown.
   *
   * @param shown how many pets
   * @param total how many there are, at least
   * @param exact whether there are no more than the total
   */
  public record Extent(long shown, long total, boolean exact) {
    /** Returns whether some were not shown. */
    public boolean hasMore() {
      return total > shown;
    }
  }

  /**
   * Makes a listing.
   *
   * @param database the open database
   * @param cancellation the cancellation token
   * @param criteria which pets
   * @param sort in which order
   */
  public PetListing(
      Database database, Cancellation cancellation, PetCriteria criteria, PetSort sort) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.criteria = Objects.requireNonNull(criteria, "criteria");
    this.sort = Objects.requireNonNull(sort, "sort");
  }

  /**
   * Follows the search, which may take long where few of many pets are wanted.
   *
   * @param follower takes how many more rows were looked at, about; 0 or more
   */
  public PetListing followedBy(LongConsumer follower) {
    looked = Objects.requireNonNull(follower, "follower");
    return this;
  }

  /**
   * Hands out the pets; the iterator lasts as long as the call.
   *
   * @param limit how many at most, 1 or more
   * @param reader takes the pets, all of them or the first
   * @return how much was taken
   * @throws petshell.store.PetShellException if no user has the owner's id or address, the database
   *     fails, or the user stops it
   */
  public Extent read(long limit, Consumer<Iterator<ListedPet>> reader) {
    Optional<String> owner = owner();
    Pets pets = new Pets(sources(owner), limit);
    reader.accept(pets);
    return extent(pets, owner);
  }

  /**
   * Counts the pets that are wanted, 0 or more; empty where each would have to be looked at. Fails
   * as {@link #read} does.
   */
  public Optional<Long> countAtOnce() {
    return countAtOnce(owner());
  }

  /** Counts the pets of the owner, or all where none is given. Fails as {@link #read} does. */
  public long countAll() {
    return countAll(owner());
  }

  private long countAll(Optional<String> owner) {
    PetCounts dao = database.dao(PetCounts.class);
    return database.read(() -> owner.map(dao::countOf).orElseGet(dao::count));
  }

  private Optional<Long> countAtOnce(Optional<String> owner) {
    return criteria.isExactInDatabase() ? Optional.of(countAll(owner)) : Optional.empty();
  }

  private Optional<String> owner() {
    if (criteria.generation().isPresent()) {
      WebApp.requireWholePets(database);
    } else if (criteria.owner().isPresent()) {
      WebApp.requireWithUsers(database);
    } else {
      WebApp.require(database);
    }
    return database.read(() -> criteria.owner().map(one -> Owners.find(database, one).id()));
  }

  private Extent extent(Pets pets, Optional<String> owner) {
    if (!pets.isMore()) {
      return new Extent(pets.taken, pets.taken, true);
    }
    return countAtOnce(owner)
        .map(total -> new Extent(pets.taken, Math.max(total, pets.taken + 1), true))
        .orElseGet(() -> new Extent(pets.taken, pets.taken + pets.ahead(), pets.isAllFound()));
  }

  private List<PetSource> sources(Optional<String> owner) {
    PetPages pages = database.petPages();
    PetsInOrder.Reach reach = new PetsInOrder.Reach(database, pages, cancellation, looked);
    PetFilter filter = criteria.filter(owner);
    return switch (sort) {
      case ID -> List.of(byId(reach, filter, criteria::isMetBy));
      case NAME -> List.of(new PetsInOrder(filter, criteria::isMetBy, PetOrder.NAME, reach));
      case CREATED -> List.of(new PetsInOrder(filter, criteria::isMetBy, PetOrder.NEWEST, reach));
      case RARITY -> byRarity(reach, owner);
    };
  }

  /** One rarity after the other, each by id: so the rarest come at once. */
  private List<PetSource> byRarity(PetsInOrder.Reach reach, Optional<String> owner) {
    List<PetSource> sources = new ArrayList<>();
    List<Rarity> rarest = new ArrayList<>(List.of(Rarity.values()));
    Collections.reverse(rarest);
    for (Rarity rarity : rarest) {
      if (criteria.allow(rarity)) {
        PetCriteria one = criteria.withRarity(rarity);
        sources.add(byId(reach, one.filter(owner), one::isMetBy));
      }
    }
    if (!criteria.needsTraits()) {
      Predicate<PetRow> without = row -> row.traits().traits().isEmpty();
      sources.add(byId(reach, criteria.filter(owner), without.and(criteria::isMetBy)));
    }
    return sources;
  }

  /** The index of ids does not help with one owner's pets, which have an index of their own. */
  private static PetSource byId(
      PetsInOrder.Reach reach, PetFilter filter, Predicate<PetRow> wanted) {
    return filter.ownerId().isPresent()
        ? new PetsInOrder(filter, wanted, PetOrder.ID, reach)
        : new PetsById(filter, wanted, reach);
  }

  private final class Pets implements Iterator<ListedPet> {
    private final Deque<PetSource> sources;
    private final Deque<PetRow> read = new ArrayDeque<>();
    private final long limit;
    private long taken;

    Pets(List<PetSource> sources, long limit) {
      this.sources = new ArrayDeque<>(sources);
      this.limit = limit;
    }

    @Override
    public boolean hasNext() {
      return taken < limit && isMore();
    }

    private boolean isMore() {
      while (read.isEmpty() && !isAtEnd()) {
        cancellation.throwIfRequested();
        read.addAll(sources.element().next());
      }
      return !read.isEmpty();
    }

    private long ahead() {
      return read.size() + sources.stream().mapToLong(PetSource::ahead).sum();
    }

    private boolean isAllFound() {
      return sources.stream().allMatch(PetSource::isAllFound);
    }

    private boolean isAtEnd() {
      while (!sources.isEmpty() && sources.element().isAtEnd()) {
        sources.remove();
      }
      return sources.isEmpty();
    }

    @Override
    public ListedPet next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      taken++;
      return ListedPet.of(read.remove());
    }
  }
}
