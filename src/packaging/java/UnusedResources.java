import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints what jlink leaves out of Java's modules, a file a line: what is for windows, sound and
 * printers, and what no class that the program loads can come to. Each package keeps one file at
 * least, since a module without one that its descriptor names is refused.
 */
final class UnusedResources {
  private static final Pattern UNUSED =
      Pattern.compile(
          String.join(
              "|",
              // Windows, and the system that draws them.
              "java\\.desktop/(javax/swing|com/sun/java/swing|sun/swing|com/sun/swing)/.*",
              "java\\.desktop/(sun/awt/X11|sun/java2d/(opengl|xr)|javax/accessibility)/.*",
              // Sound and printers.
              "java\\.desktop/(com/sun/media/sound|javax/sound|sun/print|javax/print)/.*",
              // Readers and writers of pictures in other formats than PNG; what lists them stays.
              "java\\.desktop/com/sun/imageio/plugins/(bmp|gif|jpeg|tiff|wbmp)/(?!.*Spi\\b|JPEG\\b).*",
              "java\\.desktop/javax/imageio/plugins/tiff/.*",
              // What comes with windows: drag and drop, input methods, applets.
              "java\\.desktop/(java/applet|java/awt/dnd|java/beans/beancontext|sun/awt/(im|datatransfer))/.*",
              // Fonts, and the screen.
              "java\\.desktop/sun/font/(CMap|Fc|FontConfig|Freetype|HB|SunLayout|TrueType|Type1|X11|XR).*",
              "java\\.desktop/sun/(java2d/x11/.*|awt/X11(Font|GraphicsConfig|GraphicsDevice|Input).*)",
              // Documentation, and a colour space of photographs.
              "java\\.desktop/.*/doc-files/.*|java\\.desktop/sun/java2d/cmm/profiles/PYCC.*",
              // XML with schemas, style sheets, paths and inclusions, writing XML, and the W3C's
              // own documents.
              "java\\.xml/com/sun/org/apache/(xalan|bcel|xpath)/.*",
              "java\\.xml/com/sun/org/apache/xml/internal/(dtm|serialize|serializer|utils)/.*",
              "java\\.xml/com/sun/org/apache/xerces/internal/(impl/(xs|dv/xs|xpath)|jaxp/validation|xinclude|xpointer)/.*",
              "java\\.xml/jdk/xml/internal/jdkcatalog/w3c/.*",
              // Management from elsewhere, and kinds of beans that the JVM itself has none of.
              "java\\.management/(javax/management/(modelmbean|monitor|relation|remote|timer)|com/sun/jmx/remote/(internal|security))/.*",
              // A tool of its own, and the names of characters.
              "java\\.base/(sun/security/tools/keytool/.*|java/lang/uniName\\.dat)",
              // The launcher starts Java in English.
              ".*_(ca|cs|de|es|fr|it|ja|ko|pt_BR|sk|sv|tr|zh_CN|zh_HK|zh_TW)\\.(class|properties)"));

  /** What the rest of java.desktop looks at in passing. */
  private static final Pattern USED =
      Pattern.compile(
          "java\\.desktop/javax/swing/(SwingContainer|JComponent|TransferHandler\\$HasGetTransferHandler"
              + "|plaf/(FontUIResource|UIResource))\\.class|java\\.desktop/javax/accessibility/Accessible\\.class");

  private static final Comparator<Path> SMALLEST_CLASS =
      Comparator.comparing((Path file) -> !file.toString().endsWith(".class"))
          .thenComparing(UnusedResources::size)
          .thenComparing(Path::toString);

  private UnusedResources() {}

  /**
   * Prints the list.
   *
   * @param arguments the JDK, and the modules that are named to jlink
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, List<Path>> packages = new TreeMap<>();
    try (FileSystem runtime =
        FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", arguments[0]))) {
      Path modules = runtime.getPath("/modules");
      for (String module : withRequired(modules, arguments[1].split(","))) {
        try (Stream<Path> files = Files.walk(modules.resolve(module))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            packages
                .computeIfAbsent(
                    modules.relativize(file.getParent()).toString(), key -> new ArrayList<>())
                .add(modules.relativize(file));
          }
        }
      }
      packages.values().forEach(UnusedResources::print);
    }
  }

  private static Set<String> withRequired(Path modules, String[] roots) throws IOException {
    Set<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(roots));
    open.add("java.base");
    while (!open.isEmpty()) {
      String module = open.remove();
      if (all.add(module)) {
        try (InputStream in =
            Files.newInputStream(modules.resolve(module + "/module-info.class"))) {
          ModuleDescriptor.read(in).requires().forEach(required -> open.add(required.name()));
        }
      }
    }
    return all;
  }

  private static void print(List<Path> files) {
    List<Path> unused = new ArrayList<>(files);
    unused.removeIf(
        file ->
            !UNUSED.matcher(file.toString()).matches() || USED.matcher(file.toString()).matches());
    if (unused.size() == files.size()) {
      unused.remove(Collections.min(unused, SMALLEST_CLASS));
    }
    unused.forEach(file -> System.out.println("/" + file));
  }

  private static long size(Path file) {
    try {
      return Files.size(file.getFileSystem().getPath("/modules").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
