package petshell.job.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import petshell.job.Cancellation;
import petshell.job.Progress;
import petshell.job.Readiness;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetDao;
import petshell.store.PetName;
import petshell.store.PetScan;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.PetTraits;
import petshell.trait.VisualTrait;

/** Counts how the traits are spread over the pets, and compares with what the generator gives. */
public final class Statistics {
  private static final int RAREST = 5;

  /**
   * How one trait is spread.
   *
   * @param counts pets by the value's word, every value is there
   * @param pValue how likely a spread at least as uneven is if the generator made it (Pearson's
   *     chi-square test), from 0 to 1; empty where there are too few pets
   */
  public record Spread(Map<String, Long> counts, Optional<Double> pValue) {}

  /**
   * One of the rarest pets.
   *
   * @param pet its id and name
   * @param traits its traits
   * @param share the share of pets that have all of these values, from 0 to 1
   */
  public record Rare(PetName pet, PetTraits traits, double share) {}

  /**
   * What was found.
   *
   * @param pets pets with valid traits
   * @param spreads by trait, every trait is there
   * @param rarest the pets with the least likely values, the rarest first
   */
  public record Result(long pets, Map<VisualTrait, Spread> spreads, List<Rare> rarest) {}

  /** The usual rule: the test is meaningful from an expected count of 5 in every class on. */
  private static final double LEAST_EXPECTED = 5;

  private record Candidate(String id, PetTraits traits, double share) {}

  private final Database database;
  private final Cancellation cancellation;
  private final Progress progress;
  private final Map<VisualTrait, Map<String, Double>> expected = new EnumMap<>(VisualTrait.class);
  private final Map<VisualTrait, Map<String, Long>> counts = new EnumMap<>(VisualTrait.class);
  private final PriorityQueue<Candidate> rarest =
      new PriorityQueue<>(Comparator.comparingDouble(Candidate::share).reversed());
  private long pets;

  /**
   * Makes a count.
   *
   * @param database the open database
   * @param cancellation the cancellation token
   * @param progress follows the work
   */
  public Statistics(Database database, Cancellation cancellation, Progress progress) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.progress = Objects.requireNonNull(progress, "progress");
    for (VisualTrait trait : VisualTrait.values()) {
      expected.put(trait, trait.expectedShares());
      Map<String, Long> zeros = new LinkedHashMap<>();
      trait.expectedShares().keySet().forEach(value -> zeros.put(value, 0L));
      counts.put(trait, zeros);
    }
  }

  /**
   * Counts over all pets, in one state of the database.
   *
   * @throws petshell.store.PetShellException if there is no traits column, the database fails, or
   *     the user stops it
   */
  public Result run() {
    Readiness.requireColumn(database);
    try (TraitsDao traits = database.traits()) {
      return database.read(
          () -> {
            PetDao dao = database.dao(PetDao.class);
            long total = database.dao(PetCounts.class).count();
            long read = 0;
            PetScan scan = new PetScan(database, traits);
            for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
              cancellation.throwIfRequested();
              chunk.forEach(
                  pet -> pet.traits().traits().ifPresent(found -> add(pet.key().shown(), found)));
              read += chunk.size();
              progress.rows(read, Math.max(total, read), 0, chunk.size());
            }
            scan.requireWhole();
            return result(dao);
          });
    } finally {
      progress.done();
    }
  }

  private void add(String id, PetTraits traits) {
    pets++;
    double share = 1;
    for (VisualTrait trait : VisualTrait.values()) {
      String value = trait.valueOf(traits);
      of(counts, trait).merge(value, 1L, Long::sum);
      share *= of(of(expected, trait), value);
    }
    rarest.add(new Candidate(id, traits, share));
    if (rarest.size() > RAREST) {
      rarest.remove();
    }
  }

  private Result result(PetDao dao) {
    Map<VisualTrait, Spread> spreads = new EnumMap<>(VisualTrait.class);
    counts.forEach((trait, found) -> spreads.put(trait, new Spread(found, pValue(trait, found))));
    List<Rare> named = new ArrayList<>();
    rarest.stream()
        .sorted(Comparator.comparingDouble(Candidate::share).thenComparing(Candidate::id))
        .forEach(
            one ->
                dao.find(one.id())
                    .ifPresent(
                        pet ->
                            named.add(
                                new Rare(
                                    new PetName(pet.id(), pet.name()),
                                    one.traits(),
                                    one.share()))));
    return new Result(pets, spreads, named);
  }

  /** Returns what a map has for a key that is among its keys from the start. */
  private static <K, V> V of(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key));
  }

  /** Pearson's chi-square test of goodness of fit. */
  private Optional<Double> pValue(VisualTrait trait, Map<String, Long> found) {
    double statistic = 0;
    for (Map.Entry<String, Double> share : of(expected, trait).entrySet()) {
      double expectedCount = share.getValue() * pets;
      if (expectedCount < LEAST_EXPECTED) {
        return Optional.empty();
      }
      double difference = of(found, share.getKey()) - expectedCount;
      statistic += difference * difference / expectedCount;
    }
    ChiSquaredDistribution distribution = ChiSquaredDistribution.of(found.size() - 1.0);
    return Optional.of(distribution.survivalProbability(statistic));
  }
}
