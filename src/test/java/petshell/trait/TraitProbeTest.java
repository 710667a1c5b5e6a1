package petshell.trait;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TraitProbeTest {
  @Property
  boolean anyStringGivesTraits(@ForAll String id) {
    return !TraitText.of(id).isEmpty();
  }
}
