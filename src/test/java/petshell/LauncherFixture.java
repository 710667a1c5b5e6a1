package petshell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The files round a launcher under test, with {@link LauncherProbe} as the program. */
final class LauncherFixture {
  static final Path SCRIPT = Path.of("scripts", "petshell").toAbsolutePath();
  static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** All that the launcher calls, besides Java and Maven. */
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "chmod",
          "cksum",
          "find",
          "ln",
          "ls",
          "mkdir",
          "mv",
          "nice",
          "ps",
          "readlink",
          "rm",
          "sh",
          "sleep",
          "touch",
          "tr",
          "uname");

  private LauncherFixture() {}

  /** Makes an unpacked archive and returns its launcher. */
  static Path archive(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Path launcher = copyLauncher(folder);
    probeJar(folder.resolve("petshell-9.9.9.jar"));
    return launcher;
  }

  /** Makes a checkout that is not built yet and returns its launcher. */
  static Path checkout(Path folder) throws IOException {
    for (String name : List.of("scripts", "changelog", ".mvn", "src/main/java")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(folder.resolve("pom.xml"), "<project/>\n");
    Files.writeString(folder.resolve("src/main/java/Main.java"), "class Main {}\n");
    probeJar(folder.resolve("changelog/probe.jar"));
    Path launcher = copyLauncher(folder.resolve("scripts"));
    Files.copy(SCRIPT.resolveSibling("build.sh"), launcher.resolveSibling("build.sh"));
    return launcher;
  }

  private static Path copyLauncher(Path folder) throws IOException {
    Path start = Files.createDirectories(folder.resolve("start"));
    for (String name :
        List.of("petshell.jvm", "start/ask-java.sh", "start/cache.sh", "start/make-archive.sh")) {
      Files.copy(SCRIPT.resolveSibling(name), folder.resolve(name));
    }
    Files.writeString(start.resolve("training.pets"), "help\n");
    return Files.copy(SCRIPT, folder.resolve("petshell"));
  }

  /**
   * Makes the folder {@code bin} with all tools that the launcher needs, but no Java and no Maven.
   */
  static Path tools(Path bin) throws IOException {
    for (String tool : TOOLS) {
      Path real = Path.of("/usr/bin", tool);
      script(bin.resolve(tool), "exec " + (Files.exists(real) ? real : "/bin/" + tool) + " \"$@\"");
    }
    return bin;
  }

  /**
   * Adds a Maven that writes a line into {@code calls}, does what its instructions say, and builds.
   */
  static void addMaven(Path bin, Path calls, String commands) throws IOException {
    script(
        bin.resolve("mvn"),
        "echo \"$$ $*\" >>'" + calls + "'",
        commands,
        "mkdir -p target/lib && cat changelog/probe.jar >target/petshell-9.9.9.jar");
  }

  static Path script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static void probeJar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, LauncherProbe.class.getName());
    String name = LauncherProbe.class.getName().replace('.', '/') + ".class";
    Path unfinished = file.resolveSibling("unfinished");
    try (OutputStream out = Files.newOutputStream(unfinished);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream in = LauncherProbe.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      in.transferTo(jar);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
