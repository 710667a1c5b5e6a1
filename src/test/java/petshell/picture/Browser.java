package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import petshell.TestProcess;

/** A real browser without a window, where one is installed. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String MISSING =
      "skipped: no browser is installed, so the gallery is not tried in one: install chromium";
  private static final int SECONDS = 120;

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Finds the browser; skips the test, and says so, where there is none. */
  static Browser find(Path folder) {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      System.err.println(MISSING);
    }
    assumeTrue(program.isPresent(), MISSING);
    return new Browser(program.get(), folder);
  }

  /** Opens a file and returns the page as it is after its scripts have run. */
  String open(Path file, String fragment) throws IOException, InterruptedException {
    Path out = folder.resolve("out.html");
    run(out, "--dump-dom", file.toUri() + fragment);
    return Files.readString(out);
  }

  /** Opens a file in a window of this size and returns what is seen. */
  BufferedImage see(Path file, int width, int height) throws IOException, InterruptedException {
    return see(file, width, height, "light");
  }

  /** As {@link #see}, for a user who prefers dark pages. */
  BufferedImage seeDark(Path file, int width, int height) throws IOException, InterruptedException {
    return see(file, width, height, "dark");
  }

  private BufferedImage see(Path file, int width, int height, String colors)
      throws IOException, InterruptedException {
    Path shot = folder.resolve("shot.png");
    Files.deleteIfExists(shot);
    run(
        folder.resolve("out.txt"),
        "--hide-scrollbars",
        "--blink-settings=preferredColorScheme=" + (colors.equals("dark") ? 0 : 1),
        "--screenshot=" + shot,
        "--window-size=" + width + "," + height,
        file.toUri().toString());
    return ImageIO.read(shot.toFile());
  }

  private void run(Path out, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.toString(), "--headless", "--no-sandbox", "--disable-gpu"));
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.addAll(List.of(arguments));
    Process process =
        TestProcess.builder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the browser does not end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
