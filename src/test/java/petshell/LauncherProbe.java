package petshell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the program where the launcher is tested: prints how it was started. */
final class LauncherProbe {
  private LauncherProbe() {}

  /** Does what the first word says; without one that is known, prints all words. */
  public static void main(String[] words) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    String first = words.length == 0 ? "" : words[0];
    switch (first) {
      case "exit" -> System.exit(Integer.parseInt(words[1]));
      case "input" -> System.in.transferTo(out);
      case "variable" -> {
        out.println("<" + System.getenv(words[1]) + ">");
        List.of(words).stream().skip(2).forEach(word -> out.println("<" + word + ">"));
        if (words.length > 2) {
          out.println("<" + System.getProperty("sun.jnu.encoding") + ">");
        }
      }
      case "jvm" -> ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(out::println);
      case "collectors" ->
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .map(MemoryManagerMXBean::getName)
              .sorted()
              .forEach(out::println);
      case "streams" -> writeStreams(Path.of(words[1]));
      case "wait" -> {
        out.println(ProcessHandle.current().pid());
        System.in.transferTo(out);
      }
      case "--no-rc" -> {
        if (List.of(words).contains("--file")) {
          waitForTest();
        }
      }
      default -> {
        for (String word : words) {
          out.println("<" + shown(word) + ">");
        }
      }
    }
  }

  /** The program's own class for this is not in the jar of the probe. */
  private static String shown(String word) {
    return word.startsWith("petshell-word-")
        ? System.getenv(word.replace("petshell-word-", "PETSHELL_WORD_"))
        : word;
  }

  /** Writes to a file what the three standard streams are. */
  private static void writeStreams(Path file) throws IOException {
    List<String> streams = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      streams.add(Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString());
    }
    Files.write(file, streams);
  }

  /** A training run, which a test can hold up with a named pipe. */
  private static void waitForTest() throws IOException {
    String pipe = System.getenv("PROBE_PIPE");
    if (pipe != null) {
      try (InputStream in = Files.newInputStream(Path.of(pipe))) {
        in.readAllBytes();
      }
    }
  }
}
