package petshell.trait;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How many traits a second one core generates, writes, reads, checks and compares.
 *
 * <p>{@code mvn -B -q -Pbench verify -DskipTests -Dbench=TraitBenchmark}; more of JMH's options go
 * into {@code -Dbench.arguments="-prof gc"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TraitBenchmark {
  private static final int PETS = 4096;
  private static final int ID_LENGTH = 25;

  private final GeneratedTraits generator = new GeneratedTraits();
  private List<String> ids;
  private List<PetTraits> traits;
  private List<String> texts;
  private List<String> rounded;
  private int next;

  /** Makes ids in the shape of the web app's, and what belongs to them. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    ids = IntStream.range(0, PETS).mapToObj(number -> id(random)).toList();
    traits = ids.stream().map(TraitGenerator::generate).toList();
    texts = traits.stream().map(TraitJson::write).toList();
    rounded = texts.stream().map(text -> text.replaceFirst("(\\.\\d{11})\\d+", "$1")).toList();
  }

  private static String id(Random random) {
    StringBuilder id = new StringBuilder("c");
    while (id.length() < ID_LENGTH) {
      id.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    return id.toString();
  }

  private int step() {
    next = (next + 1) % PETS;
    return next;
  }

  /** From an id to the text for the database. */
  @Benchmark
  public String idToText() {
    return TraitText.of(ids.get(step()));
  }

  /** From an id to the bytes for the database, in memory that is used again, as a backfill does. */
  @Benchmark
  public byte[] idToBytes() {
    return generator.bytes(ids.get(step()));
  }

  /** The same for pets that are known before, as those of a page are. */
  @Benchmark
  @OperationsPerInvocation(PETS)
  public void pageToBytes(Blackhole blackhole) {
    for (int pet = 0; pet < PETS; pet++) {
      generator.expect(ids.get((pet + 1) % PETS));
      blackhole.consume(generator.bytes(ids.get(pet)));
    }
  }

  /** From an id to traits. */
  @Benchmark
  public PetTraits generate() {
    return TraitGenerator.generate(ids.get(step()));
  }

  /** From traits to their text. */
  @Benchmark
  public String write() {
    return TraitJson.write(traits.get(step()));
  }

  /** From a canonical text to traits. */
  @Benchmark
  public PetTraits read() {
    return TraitJson.read(texts.get(step()));
  }

  /** From a text to its verdict. */
  @Benchmark
  public CheckedTraits check() {
    return TraitCheck.check(texts.get(step()));
  }

  /** The state of a text that is exact. */
  @Benchmark
  public TraitState stateExact() {
    int pet = step();
    return TraitState.of(ids.get(pet), texts.get(pet));
  }

  /** The state of a text that the web app's database layer has rounded. */
  @Benchmark
  public TraitState stateRounded() {
    int pet = step();
    return TraitState.of(ids.get(pet), rounded.get(pet));
  }
}
