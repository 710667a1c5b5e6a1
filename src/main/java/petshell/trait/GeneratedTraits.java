package petshell.trait;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Generates the traits of one pet after the other, in memory that it uses again; for bulk work.
 * What it gives is what {@link TraitGenerator} and {@link TraitJson} give. Not thread-safe.
 */
public final class GeneratedTraits implements TraitSource {
  /** The numbers of one pet. */
  private static final class Numbers {
    private final SeedRandom random = new SeedRandom();
    private final Draws draws = new Draws(random);
  }

  private final TraitWriter writer = new TraitWriter();
  private Numbers numbers = new Numbers();
  private @Nullable Numbers numbersAhead;
  private @Nullable String expected;
  private @Nullable String ahead;

  @Override
  public void expect(String id) {
    expected = id;
  }

  /** Returns the traits of a pet; its id may be any text. */
  PetTraits of(String id) {
    if (numbersAhead != null && id.equals(ahead)) {
      Numbers used = numbers;
      numbers = numbersAhead;
      numbersAhead = used;
      ahead = null;
    } else if (expected != null) {
      if (numbersAhead == null) {
        numbersAhead = new Numbers();
      }
      SeedRandom.start(numbers.random, id, numbersAhead.random, expected);
      ahead = expected;
      expected = null;
    } else {
      numbers.random.start(Objects.requireNonNull(id, "id"));
    }
    return TraitGenerator.generate(numbers.draws);
  }

  @Override
  public String text(String id) {
    return written(of(id)).toString();
  }

  @Override
  public byte[] bytes(String id) {
    return written(of(id)).toBytes();
  }

  /** Returns whether a text is the canonical one of traits, character by character. */
  boolean isText(PetTraits traits, String text) {
    return written(traits).isSame(text);
  }

  private AsciiText written(PetTraits traits) {
    writer.clear();
    writer.append(traits);
    return writer.text();
  }
}
