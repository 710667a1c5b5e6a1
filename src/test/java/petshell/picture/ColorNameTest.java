package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.trait.HslColor;

class ColorNameTest {
  @ParameterizedTest
  @CsvSource({
    "0,80,50,red",
    "350,80,50,red",
    "360,80,50,red",
    "30,80,30,dark brown",
    "30,80,50,orange",
    "55,80,50,yellow",
    "80,80,50,lime",
    "120,80,30,dark green",
    "170,80,50,teal",
    "190,80,70,light cyan",
    "220,80,15,very dark blue",
    "260,80,50,violet",
    "280,80,50,purple",
    "310,80,50,magenta",
    "330,80,90,very light pink",
    "120,20,50,greyish green",
    "120,5,50,grey",
    "120,80,3,black",
    "120,80,99,white"
  })
  void namesWhatPeopleSee(double h, double s, double l, String name) {
    assertEquals(name, ColorName.of(new HslColor(h, s, l)));
  }

  @Property
  void everyColorHasAName(
      @ForAll @DoubleRange(max = 360) double h,
      @ForAll @DoubleRange(max = 100) double s,
      @ForAll @DoubleRange(max = 100) double l) {
    assertTrue(ColorName.of(new HslColor(h, s, l)).matches("[a-z]+( [a-z]+){0,3}"));
  }
}
