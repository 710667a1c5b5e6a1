package petshell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as it was packed before the integration tests. */
public final class ProgramAsBuilt {
  private ProgramAsBuilt() {}

  /**
   * Returns the command that runs it.
   *
   * @param javaOptions for the Java runtime, in addition to those that keep it small
   * @param words what follows the program
   */
  public static List<String> command(List<String> javaOptions, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(words);
    return command;
  }

  private static Path jar() throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Path.of("target").toAbsolutePath(), "petshell-*.jar")) {
      return jars.iterator().next();
    }
  }
}
