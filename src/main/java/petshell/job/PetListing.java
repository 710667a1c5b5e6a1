package petshell.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import petshell.schema.Migrations;
import petshell.store.Database;
import petshell.store.Pet;
import petshell.store.PetDao;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/** Lists pets in the order of their ids, page by page. */
public final class PetListing {
  private static final int PAGE = 200;

  private final Database database;
  private final Cancellation cancellation;
  private final Optional<TraitState> state;
  private final Optional<Rarity> rarity;

  /**
   * Makes a listing.
   *
   * @param database the open database, never null
   * @param cancellation carries the wish to stop, never null
   * @param state only pets in this state, if given
   * @param rarity only pets of this rarity, if given
   */
  public PetListing(
      Database database,
      Cancellation cancellation,
      Optional<TraitState> state,
      Optional<Rarity> rarity) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.state = Objects.requireNonNull(state, "state");
    this.rarity = Objects.requireNonNull(rarity, "rarity");
  }

  /**
   * Hands out the pets; the iterator lasts as long as the call.
   *
   * @throws petshell.store.PetShellException if the database fails, or the user stops it
   */
  public void read(Consumer<Iterator<ListedPet>> reader) {
    Migrations.requireWebApp(database);
    reader.accept(new Pets());
  }

  private boolean wanted(ListedPet pet) {
    return state.map(wanted -> wanted == pet.state()).orElse(true)
        && rarity
            .map(wanted -> pet.traits().map(traits -> traits.rarity() == wanted).orElse(false))
            .orElse(true);
  }

  private static ListedPet listed(Pet pet) {
    return new ListedPet(pet.id(), pet.name(), pet.traits().state(pet.id()), pet.traits().traits());
  }

  private final class Pets implements Iterator<ListedPet> {
    private final PetDao dao = database.dao(PetDao.class);
    private final Deque<ListedPet> read = new ArrayDeque<>();
    private Optional<String> last = Optional.empty();
    private boolean atEnd;

    @Override
    public boolean hasNext() {
      while (read.isEmpty() && !atEnd) {
        cancellation.throwIfRequested();
        List<Pet> page = database.read(this::page);
        atEnd = page.size() < PAGE;
        for (Pet pet : page) {
          last = Optional.of(pet.id());
          Optional.of(listed(pet)).filter(PetListing.this::wanted).ifPresent(read::add);
        }
      }
      return !read.isEmpty();
    }

    private List<Pet> page() {
      return last.map(id -> dao.pageAfter(id, PAGE)).orElseGet(() -> dao.firstPage(PAGE));
    }

    @Override
    public ListedPet next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return read.remove();
    }
  }
}
