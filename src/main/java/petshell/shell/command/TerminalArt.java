package petshell.shell.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
  private static final int LARGEST = 48;
  private static final int LINES_BELOW = 4;

  private TerminalArt() {}

  /** Prints the picture of a pet; in words where there are no colours; nothing off a terminal. */
  static void print(Call call, Pet pet) {
    TerminalFacts facts = call.console().facts();
    if (!facts.outputTerminal() || call.options().art() == Art.NONE) {
      return;
    }
    PrintWriter out = call.console().out();
    int size = Math.min(LARGEST, Math.min(facts.width() - 1, (facts.height() - LINES_BELOW) * 2));
    if (facts.outputDepth() == ColorDepth.NONE
        || call.options().plain()
        || size < Raster.MIN_SIZE) {
      out.print(TextArt.sentence(pet.traits().traits()) + "\n\n");
      return;
    }
    String svg = PetDrawing.svg(pet.id(), pet.name(), pet.traits().traits());
    Optional<GraphicsProtocol> protocol = protocol(call);
    if (protocol.isPresent()) {
      out.print(image(protocol.get(), svg, size / 2) + "\n\n");
      return;
    }
    BlockArt.lines(Raster.image(svg, size), colors(facts.outputDepth()))
        .forEach(line -> out.print(line + "\n"));
    out.print("\n");
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
