package petshell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Links all classes of jars, and prints the names of those that these miss, a line each. */
final class LinkProbe {
  private LinkProbe() {}

  /**
   * Prints the names, with slashes, and at the end the number of classes that were linked.
   *
   * @param jars the jars, which the class path has, too
   */
  public static void main(String[] jars) throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    int linked = 0;
    for (String jar : jars) {
      try (JarFile file = new JarFile(jar)) {
        for (String name : file.stream().map(JarEntry::getName).toList()) {
          if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
            String found = missing(name.replaceFirst("\\.class$", ""));
            linked += found.isEmpty() ? 1 : 0;
            missing.add(found);
          }
        }
      }
    }
    missing.remove("");
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    missing.forEach(out::println);
    out.println(linked);
  }

  /** Returns what linking the class misses, or what is wrong with it; nothing where all is well. */
  private static String missing(String name) {
    try {
      Class<?> found =
          Class.forName(name.replace('/', '.'), false, LinkProbe.class.getClassLoader());
      // To list its methods, the JVM checks the class and all that its signatures name.
      return found.getDeclaredMethods().length < 0 ? name : "";
    } catch (NoClassDefFoundError e) {
      return String.valueOf(e.getMessage());
    } catch (ClassNotFoundException | LinkageError e) {
      return name + ": " + e;
    }
  }
}
