import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the names of local variables, which are for debuggers, out of the classes of a program, and
 * the line numbers out of those of its libraries, as jlink does with Java's own. The program's own
 * keep theirs, for {@code --debug}. The jars are those that {@link Shrink} has written.
 */
final class StripDebug {
  private final Map<String, byte[]> classes = new HashMap<>();

  /**
   * Rewrites the jars.
   *
   * @param arguments the folder of the program
   */
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    List<Path> own = jars(home);
    List<Path> libraries = jars(home.resolve("lib"));
    StripDebug strip = new StripDebug();
    for (Path jar : Stream.concat(own.stream(), libraries.stream()).toList()) {
      strip.readClasses(jar);
    }
    for (Path jar : own) {
      strip.write(jar, ClassFile.LineNumbersOption.PASS_LINE_NUMBERS);
    }
    for (Path jar : libraries) {
      strip.write(jar, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void readClasses(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          classes.put(entry.getName(), read(file, entry));
        }
      }
    }
  }

  private static byte[] read(ZipFile file, ZipEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private void write(Path jar, ClassFile.LineNumbersOption lines) throws IOException {
    ClassFile format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open)),
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.DebugElementsOption.DROP_DEBUG,
            lines);
    Path stripped = jar.resolveSibling(jar.getFileName() + ".stripped");
    try (ZipFile file = new ZipFile(jar.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(stripped))) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        byte[] bytes = read(file, entry);
        if (entry.getName().endsWith(".class")) {
          bytes = stripped(format, bytes);
        }
        Shrink.store(zip, entry.getName(), bytes, entry.getTimeLocal());
      }
    }
    Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A class of which a superclass is a library's that is not there stays as it is. */
  private static byte[] stripped(ClassFile format, byte[] bytes) {
    try {
      return format.transformClass(format.parse(bytes), ClassTransform.ACCEPT_ALL);
    } catch (IllegalArgumentException e) {
      return bytes;
    }
  }

  private InputStream open(ClassDesc name) {
    String descriptor = name.descriptorString();
    String file = descriptor.substring(1, descriptor.length() - 1) + ".class";
    byte[] bytes = classes.get(file);
    return bytes == null
        ? ClassLoader.getSystemResourceAsStream(file)
        : new ByteArrayInputStream(bytes);
  }
}
