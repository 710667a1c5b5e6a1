import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Leaves out of a program's libraries what the program cannot reach, and stores their files without
 * compression, since a packed archive compresses all of them together better.
 *
 * <p>A class stays where anything that stays has its name: in a constant of a class, be it a
 * reference, a signature or a string, in a file beside the classes, or in a native library. So a
 * class that is looked up by its name stays too. Providers of services stay where the service does.
 */
final class Shrink {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_$][\\w$]*(?:[./][\\w$]+)+|[A-Z][\\w$]*");

  private static final Pattern VERSION = Pattern.compile("META-INF/versions/(\\d+)/");
  private static final String SERVICES = "META-INF/services/";

  /**
   * What is read by tools alone, Liquibase's examples, pages and schemas of change logs in XML, of
   * which ours are none, and the lists of Spring's container, which is not started.
   */
  private static final Pattern UNUSED =
      Pattern.compile(
          "META-INF/(maven|native-image|proguard|versions/\\d+/OSGI-INF)/.*|META-INF/INDEX\\.LIST|"
              + "(META-INF/versions/\\d+/)?module-info\\.class|www\\.liquibase\\.org/.*\\.xsd|"
              + "liquibase/(examples|dbdoc)/.*(?<!\\.class)|liquibase/integration/ant/.*\\.xml|"
              + "META-INF/spring(\\.(factories|handlers|schemas|tooling)|/aot\\.factories)|"
              + "org/springframework/.*\\.xsd|"
              + "org/(sqlite/native|jline/nativ)/.*\\.(so|dll|dylib|jnilib|a)");

  private static final Pattern LICENCE =
      Pattern.compile("(META-INF/|.*/)?(LICEN[CS]E|NOTICE|DEPENDENCIES|MANIFEST)[^/]*");

  /** The entries of a jar by name, in order. */
  private final Map<Path, Map<String, byte[]>> jars = new TreeMap<>();

  /** All texts in which a class may be named, by the class that has them. */
  private final Map<String, List<byte[]>> classes = new HashMap<>();

  private final Map<String, List<byte[]>> services = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Rewrites the jars.
   *
   * @param arguments the folder of the program, and the time of all entries in ISO form
   */
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    Shrink shrink = new Shrink();
    List<Path> own = jars(home);
    List<Path> all = new ArrayList<>(own);
    all.addAll(jars(home.resolve("lib")));
    for (Path jar : all) {
      shrink.read(jar);
    }
    for (Path jar : own) {
      shrink.jars.get(jar).keySet().stream().map(Shrink::className).forEach(shrink::keep);
    }
    shrink.follow(home.resolve("native"));
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[1]), ZoneOffset.UTC);
    for (Path jar : all) {
      shrink.write(jar, time);
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void read(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().filter(found -> !found.isDirectory()).toList()) {
        if (entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)")) {
          throw new IOException(jar + " is signed");
        }
        try (InputStream in = file.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    entries.keySet().removeIf(name -> UNUSED.matcher(name).matches());
    jars.put(jar, entries);
    entries.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            classes.computeIfAbsent(className(name), key -> new ArrayList<>()).add(bytes);
          } else if (name.startsWith(SERVICES)) {
            String service = name.substring(SERVICES.length()).replace('.', '/');
            services.computeIfAbsent(service, key -> new ArrayList<>()).add(bytes);
          }
        });
  }

  private static String className(String entry) {
    return VERSION.matcher(entry).replaceFirst("").replaceFirst("\\.class$", "");
  }

  private void keep(String name) {
    if (classes.containsKey(name) && kept.add(name)) {
      open.add(name);
    }
  }

  private void keepNamed(String text) {
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      String name = names.group().replace('.', '/');
      keep(name);
      if (name.startsWith("L")) {
        keep(name.substring(1));
      }
    }
  }

  /** Services of Java itself are taken as used. */
  private void follow(Path natives) throws IOException {
    for (Map<String, byte[]> entries : jars.values()) {
      entries.forEach(
          (name, bytes) -> {
            if (!name.endsWith(".class")
                && !name.startsWith(SERVICES)
                && !LICENCE.matcher(name).matches()) {
              keepNamed(new String(bytes, StandardCharsets.ISO_8859_1));
            }
          });
    }
    try (Stream<Path> files = Files.walk(natives)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        keepNamed(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    do {
      while (!open.isEmpty()) {
        for (byte[] bytes : classes.get(open.remove())) {
          texts(bytes).forEach(this::keepNamed);
        }
      }
      services.forEach(
          (service, providers) -> {
            if (kept.contains(service) || !classes.containsKey(service)) {
              for (byte[] bytes : providers) {
                keepNamed(new String(bytes, StandardCharsets.UTF_8).replaceAll("#.*", ""));
              }
            }
          });
    } while (!open.isEmpty());
  }

  /** Returns all text constants of a class. */
  private static List<String> texts(byte[] bytes) throws IOException {
    List<String> texts = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      for (int number = 1; number < count; number++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.add(in.readUTF());
          case 5, 6 -> {
            in.skipNBytes(8);
            number++;
          }
          case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          default -> in.skipNBytes(4);
        }
      }
    }
    return texts;
  }

  private void write(Path jar, LocalDateTime time) throws IOException {
    Path shrunk = jar.resolveSibling(jar.getFileName() + ".shrunk");
    Map<String, byte[]> entries = new TreeMap<>(jars.get(jar));
    entries.keySet().removeIf(name -> name.endsWith(".class") && !kept.contains(className(name)));
    try (OutputStream out = Files.newOutputStream(shrunk);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      byte[] manifest = entries.remove(JarFile.MANIFEST_NAME);
      if (manifest != null) {
        store(zip, JarFile.MANIFEST_NAME, manifest, time);
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        store(zip, entry.getKey(), entry.getValue(), time);
      }
    }
    Files.move(shrunk, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  static void store(ZipOutputStream zip, String name, byte[] bytes, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    zip.write(bytes);
  }
}
