package petshell.job.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import petshell.job.Operation;
import petshell.job.Readiness;
import petshell.job.RowWrites;
import petshell.job.RunLog;
import petshell.job.look.Owners;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.GeneKind;
import petshell.store.NewPet;
import petshell.store.NewPetDao;
import petshell.store.OperatorLock;
import petshell.store.Owner;
import petshell.store.Pet;
import petshell.store.PetDao;
import petshell.store.PetGene;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.StoredTime;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitState;

/** Makes a new pet as the web app does, traits included, in one transaction. */
public final class CreatePet {
  private static final int FIRST_GENERATION = 1;
  private static final int VISUAL_GENES = 4;
  private static final int PERSONALITY_GENES = 3;

  /**
   * A pet that was made.
   *
   * @param run the run's number in the journal
   * @param pet the pet as it is stored
   * @param owner the user that it belongs to
   * @param genes its genetic traits, by type and name
   */
  public record Created(long run, Pet pet, Owner owner, List<PetGene> genes) {}

  private final Operation operation;
  private final RandomPet draw;
  private final String name;
  private final String owner;

  /**
   * Prepares one pet.
   *
   * @param operation what to work with; the database is open to write
   * @param random all that is random comes from here
   * @param name the pet's name
   * @param owner the id or email address of the user that it shall belong to
   */
  public CreatePet(Operation operation, RandomGenerator random, String name, String owner) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.draw = new RandomPet(random);
    this.name = Objects.requireNonNull(name, "name");
    this.owner = Objects.requireNonNull(owner, "owner");
  }

  /**
   * Makes the pet.
   *
   * @return the pet
   * @throws PetShellException if the name is blank, no user or more than one is meant, the schema
   *     is not ready, or the database fails; then nothing was written
   */
  public Created run() {
    if (name.isBlank()) {
      throw new PetShellException(Kind.USAGE, "a pet needs a name, not \"" + name + "\"");
    }
    Database database = operation.database();
    Readiness.require(database);
    WebApp.requireWholePets(database);
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.TOGETHER)) {
      Objects.requireNonNull(lock, "lock");
      Readiness.require(database);
      return database.write(this::create);
    } finally {
      operation.progress().done();
    }
  }

  private Created create() {
    Database database = operation.database();
    Owner found = Owners.find(database, owner);
    NewPet pet = new NewPet(draw.id(), name, found.id(), draw.personality(), FIRST_GENERATION);
    StoredTime now = StoredTime.of(operation.clock().instant());
    NewPetDao dao = database.dao(NewPetDao.class);
    RowWrites.requireWritten(dao.insert(pet, now, TraitGenerator.generate(pet.id())));
    giveGenes(pet, "visual", VISUAL_GENES, now);
    giveGenes(pet, "personality", PERSONALITY_GENES, now);
    RunLog log = RunLog.insert(operation);
    log.write(new RunCounts(1, 0, 0, 0, 1));
    log.end(RunOutcome.COMPLETED, Optional.of("created pet " + pet.id()));
    PetDao pets = database.dao(PetDao.class);
    Optional<Pet> made = pets.find(pet.id());
    RowWrites.requireKept(
        made.filter(one -> one.traits().state(one.id()) == TraitState.EXACT).isPresent());
    return new Created(log.number(), made.orElseThrow(), found, pets.genes(pet.id()));
  }

  private void giveGenes(NewPet pet, String type, int count, StoredTime now) {
    NewPetDao dao = operation.database().dao(NewPetDao.class);
    for (GeneKind gene : draw.genes(dao.genes(type), count)) {
      dao.insertGene(draw.id(), pet.id(), gene.id(), now);
    }
  }
}
