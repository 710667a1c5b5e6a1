package petshell.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import petshell.output.ColorDepth;
import petshell.output.TerminalFacts;
import petshell.picture.BlockArt;
import petshell.picture.BlockColors;
import petshell.picture.PetDrawing;
import petshell.picture.Raster;
import petshell.picture.TextArt;
import petshell.shell.call.Call;
import petshell.shell.option.Art;
import petshell.store.Pet;

/** Draws pets in the terminal, as large as it allows: as a real picture, else with half blocks. */
final class TerminalArt {
  /** From this width on, the picture has the facts beside it. */
  private static final int WIDE = 80;

  private static final int LARGEST = 48;
  private static final int LARGEST_BESIDE = 40;
  private static final int FACTS_BESIDE = 50;
  private static final int LINES_BELOW = 4;

  private TerminalArt() {}

  /**
   * A picture for a terminal.
   *
   * @param above what is printed before the facts, as it is; may be empty
   * @param beside lines to print left of the facts, each as wide as the picture; may be empty
   * @param columns how wide that is
   */
  record Picture(String above, List<String> beside, int columns) {
    static final Picture NONE = above("");

    private static Picture above(String text) {
      return new Picture(text, List.of(), 0);
    }
  }

  /** Draws a pet; in words where there are no colours; not at all off a terminal. */
  static Picture of(Call call, Pet pet) {
    TerminalFacts facts = call.console().facts();
    if (!facts.outputTerminal() || call.options().art() == Art.NONE) {
      return Picture.NONE;
    }
    int lines = facts.height() - LINES_BELOW;
    int size = Math.min(LARGEST, Math.min(facts.width() - 1, lines * 2));
    if (facts.outputDepth() == ColorDepth.NONE
        || call.options().plain()
        || size < Raster.MIN_SIZE) {
      return Picture.above(TextArt.sentence(pet.traits().traits()) + "\n\n");
    }
    String svg = PetDrawing.svg(pet.id(), pet.name(), pet.traits().traits());
    Optional<GraphicsProtocol> protocol = protocol(call);
    if (protocol.isPresent()) {
      return Picture.above(image(protocol.get(), svg, size / 2) + "\n\n");
    }
    BlockColors colors = colors(facts.outputDepth());
    if (facts.width() < WIDE) {
      List<String> blocks = BlockArt.lines(Raster.image(svg, size), colors);
      return Picture.above(String.join("\n", blocks) + "\n\n");
    }
    int beside = Math.min(LARGEST_BESIDE, Math.min(facts.width() - FACTS_BESIDE, lines * 2));
    return new Picture("", BlockArt.lines(Raster.image(svg, beside), colors), beside);
  }

  private static Optional<GraphicsProtocol> protocol(Call call) {
    return switch (call.options().art()) {
      case AUTO -> GraphicsProtocol.known(call.environment());
      case IMAGE -> GraphicsProtocol.likely(call.environment());
      case BLOCKS, NONE -> Optional.empty();
    };
  }

  private static String image(GraphicsProtocol protocol, String svg, int lines) {
    try {
      return TerminalImage.of(protocol, svg, lines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static BlockColors colors(ColorDepth depth) {
    return switch (depth) {
      case TRUE_COLOR -> BlockColors.TRUE;
      case TWO_HUNDRED_FIFTY_SIX -> BlockColors.CUBE_256;
      case SIXTEEN, NONE -> BlockColors.BASIC_16;
    };
  }
}
