package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SeedRandomTest {
  @Test
  void everySeedGivesTheNumbersOfTheWebApp() {
    List<JsonNode> vectors = Vectors.read("seedrandom.jsonl");
    assertEquals(226, vectors.size());
    SeedRandom random = new SeedRandom();
    for (JsonNode vector : vectors) {
      assertEquals(12, vector.get("doubles").size());
      random.start(vector.get("seed").asText());
      for (JsonNode expected : vector.get("doubles")) {
        assertEquals(expected.doubleValue(), random.next(), () -> vector.get("seed").toString());
      }
    }
  }

  @Property
  void everySeedGivesTheNumbersOfTheAlgorithmAsItIsWrittenDown(@ForAll("seeds") String seed) {
    SeedRandom random = new SeedRandom();
    random.start(seed);
    PlainRandom plain = new PlainRandom(seed);
    for (int count = 0; count < 40; count++) {
      assertEquals(plain.next(), random.next(), () -> "of " + seed);
    }
  }

  @Property
  void aSequenceIsTheSameWhateverCameBefore(
      @ForAll("seeds") String before, @ForAll("seeds") String seed) {
    SeedRandom random = new SeedRandom();
    random.start(before);
    random.next();
    random.start(seed);
    PlainRandom plain = new PlainRandom(seed);
    for (int count = 0; count < 12; count++) {
      assertEquals(plain.next(), random.next(), () -> seed + " behind " + before);
    }
  }

  @Property
  void twoSequencesThatAreStartedAtOnceAreThoseOfTheirSeeds(
      @ForAll("seeds") String seed, @ForAll("seeds") String otherSeed) {
    SeedRandom random = new SeedRandom();
    SeedRandom other = new SeedRandom();
    other.start(seed);
    other.next();
    SeedRandom.start(random, seed, other, otherSeed);
    PlainRandom plain = new PlainRandom(seed);
    PlainRandom otherPlain = new PlainRandom(otherSeed);
    for (int count = 0; count < 12; count++) {
      assertEquals(plain.next(), random.next(), () -> seed + " beside " + otherSeed);
      assertEquals(otherPlain.next(), other.next(), () -> otherSeed + " beside " + seed);
    }
  }

  @Provide
  Arbitrary<String> seeds() {
    return TraitPropertiesTest.anyIds();
  }

  /** The algorithm word for word, at any speed. */
  private static final class PlainRandom {
    private final int[] state = new int[256];
    private int i;
    private int j;

    PlainRandom(String seed) {
      int[] key = new int[Math.max(1, Math.min(256, seed.length()))];
      int smear = 0;
      for (int k = 0; k < seed.length(); k++) {
        smear ^= key[k & 255] * 19;
        key[k & 255] = (smear + seed.charAt(k)) & 255;
      }
      for (int k = 0; k < 256; k++) {
        state[k] = k;
      }
      for (int k = 0, to = 0; k < 256; k++) {
        to = (to + key[k % key.length] + state[k]) & 255;
        swap(k, to);
      }
      draw(256);
    }

    private void swap(int one, int other) {
      int held = state[one];
      state[one] = state[other];
      state[other] = held;
    }

    private BigInteger draw(int count) {
      BigInteger drawn = BigInteger.ZERO;
      for (int k = 0; k < count; k++) {
        i = (i + 1) & 255;
        j = (j + state[i]) & 255;
        swap(i, j);
        int one = state[(state[i] + state[j]) & 255];
        drawn = drawn.multiply(BigInteger.valueOf(256)).add(BigInteger.valueOf(one));
      }
      return drawn;
    }

    double next() {
      BigInteger number = draw(6);
      BigInteger last = BigInteger.ZERO;
      BigInteger range = BigInteger.ONE.shiftLeft(48);
      while (number.bitLength() <= 52) {
        number = number.add(last).shiftLeft(8);
        range = range.shiftLeft(8);
        last = draw(1);
      }
      BigInteger all = number.add(last);
      int surplus = Math.max(0, all.bitLength() - 53);
      return all.shiftRight(surplus).shiftLeft(surplus).doubleValue() / range.doubleValue();
    }
  }
}
