package petshell.job.look;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetPages;
import petshell.store.PetRow;

/** Gives pets in the order of their ids, by the index: the first come at once. */
final class PetsById implements PetSource {
  /** Small, so that the first pets come soon where few of all are wanted. */
  private static final int FIRST_PAGE = 100;

  private static final int PAGE = 500;

  private final Database database;
  private final PetPages pages;
  private final LongConsumer looked;
  private final PetFilter filter;
  private final Predicate<PetRow> wanted;
  private Optional<Cursor> from = Optional.empty();
  private boolean atEnd;

  PetsById(PetFilter filter, Predicate<PetRow> wanted, PetsInOrder.Reach reach) {
    this.database = reach.database();
    this.pages = reach.pages();
    this.looked = reach.looked();
    this.filter = filter;
    this.wanted = wanted;
  }

  @Override
  public List<PetRow> next() {
    int limit = from.isEmpty() ? FIRST_PAGE : PAGE;
    Page<PetRow> page = database.read(() -> pages.byId(filter, from, limit));
    looked.accept(page.rows().size());
    from = page.next();
    atEnd = from.isEmpty();
    return page.rows().stream().filter(wanted).toList();
  }

  @Override
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public long ahead() {
    return 0;
  }

  @Override
  public boolean isAllFound() {
    return atEnd;
  }
}
