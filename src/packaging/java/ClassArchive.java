import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes the archive of loaded classes that a self-contained archive brings. Run twice, it gives the
 * same bytes, which the JVM's own way (a training run that writes a cache) does not:
 *
 * <ul>
 *   <li>The training run only lists the classes, and only what two runs list counts. Which entries
 *       of their constant pools a run happened to resolve is left out; all are named instead, and
 *       the JVM takes those that it may.
 *   <li>What still differs between two archives made from one list are the times in soft
 *       references, and the checksums over them, which the JVM does not look at. They become zero.
 * </ul>
 */
final class ClassArchive {
  /** What is loaded only where the machine is slow for a moment. */
  private static final Pattern BY_CHANCE =
      Pattern.compile(
          "(@cp )?java/util/(logging/LogRecord|concurrent/TimeoutException)|"
              + "@lambda-proxy petshell/output/BackgroundOutput .*CountDownLatch.*");

  /**
   * What most commands never load, and all would pay for, since every class in the archive is
   * loaded at each start: Liquibase and its libraries.
   */
  private static final Pattern SELDOM =
      Pattern.compile(
          "(@[a-z-]+ )?(liquibase|org/yaml|com/opencsv|org/apache/commons/(collections4|io|lang3|text))/.*");

  private static final Set<Integer> RESOLVED =
      Set.of(
          PoolEntry.TAG_CLASS,
          PoolEntry.TAG_FIELDREF,
          PoolEntry.TAG_METHODREF,
          PoolEntry.TAG_INTERFACE_METHODREF,
          PoolEntry.TAG_INVOKE_DYNAMIC);

  private static final int MOST_TIMES = 5_000;
  private static final int HEADER = 4_096;

  private final Path home;
  private final Path work;
  private final List<String> java;

  private ClassArchive(Path home, Path work) throws IOException {
    this.home = home;
    this.work = work;
    List<String> command = new ArrayList<>();
    command.add(home.resolve("runtime/bin/java").toString());
    command.add("@" + home.resolve("petshell.jvm"));
    try (Stream<Path> libraries = Files.walk(home.resolve("native"))) {
      String folder =
          libraries
              .filter(file -> file.getFileName().toString().startsWith("libsqlitejdbc"))
              .findFirst()
              .orElseThrow()
              .getParent()
              .toString();
      command.add("-Dorg.sqlite.lib.path=" + folder);
      command.add("-Dlibrary.jline.path=" + folder);
    }
    this.java = List.copyOf(command);
  }

  /**
   * Writes {@code start/classes}.
   *
   * @param arguments the folder of the program with its {@code runtime}, and one to work in
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ClassArchive archive =
        new ClassArchive(Path.of(arguments[0]), Files.createDirectories(Path.of(arguments[1])));
    archive.make();
  }

  private void make() throws IOException, InterruptedException {
    List<String> classes = trained(work.resolve("once"));
    classes.retainAll(new HashSet<>(trained(work.resolve("again"))));
    Path list = Files.write(work.resolve("list"), classes);
    Path first = dump(list, work.resolve("first"));
    Path second = dump(list, work.resolve("second"));
    removeTimes(first, second);
    Files.move(first, home.resolve("start/classes"), StandardCopyOption.REPLACE_EXISTING);
    run(
        0,
        List.of("-Xshare:on", "-XX:SharedArchiveFile=" + home.resolve("start/classes")),
        List.of("--no-rc", "--version"));
  }

  /** How the commands end does not matter: what the training leaves out would only be slower. */
  private List<String> trained(Path folder) throws IOException, InterruptedException {
    Path list = folder.resolve("list");
    Files.createDirectories(folder);
    run(
        -1,
        List.of(
            "-XX:DumpLoadedClassList=" + list,
            "-Dpetshell.training=true",
            "-Djava.io.tmpdir=" + folder),
        List.of(
            "--no-rc",
            "--keep-going",
            "--db",
            folder.resolve("demo.db").toString(),
            "--file",
            home.resolve("start/training.pets").toString()));
    return settled(Files.readAllLines(list));
  }

  private Path dump(Path list, Path archive) throws IOException, InterruptedException {
    run(
        0,
        List.of(
            "-Xshare:dump",
            "-XX:+AOTClassLinking",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + archive),
        List.of());
    return archive;
  }

  private void run(int expected, List<String> options, List<String> words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(java);
    line.addAll(options);
    line.add("-jar");
    try (Stream<Path> files = Files.list(home)) {
      line.add(
          files
              .filter(file -> file.getFileName().toString().matches("petshell-.*\\.jar"))
              .findFirst()
              .orElseThrow()
              .toString());
    }
    line.addAll(words);
    Path output = work.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).redirectInput(Path.of("/dev/null").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH"));
    environment.put("HOME", work.toString());
    environment.put("LC_ALL", "C.UTF-8");
    int code = builder.start().waitFor();
    if (expected >= 0 && code != expected) {
      throw new IOException(line + " ended with " + code + ": " + Files.readString(output));
    }
  }

  /** Returns the classes of a list in a fixed order, each with all entries that can be resolved. */
  private List<String> settled(List<String> trained) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    TreeSet<String> resolved = new TreeSet<>();
    trained.removeIf(line -> SELDOM.matcher(line).matches());
    trained.removeIf(line -> BY_CHANCE.matcher(line.replaceFirst(" (id: )?[0-9].*", "")).matches());
    for (String line : trained) {
      if (line.startsWith("@cp ")) {
        resolved.add(line.split(" ", 3)[1]);
      } else if (line.startsWith("@")) {
        lines.add(line);
      } else if (!line.startsWith("#") && !line.contains(" source: ")) {
        lines.add(line.replaceFirst(" id: .*", ""));
      }
    }
    List<String> all = new ArrayList<>(lines);
    try (Classes classes = new Classes(home)) {
      for (String name : resolved) {
        String entries =
            entries(classes.read(name)).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        if (!entries.isEmpty()) {
          all.add("@cp " + name + " " + entries);
        }
      }
    }
    return all;
  }

  /** Returns the numbers of a class's constants that name a class, field, method or call site. */
  private static IntStream entries(byte[] bytes) {
    return StreamSupport.stream(ClassFile.of().parse(bytes).constantPool().spliterator(), false)
        .filter(entry -> RESOLVED.contains(entry.tag()))
        .mapToInt(PoolEntry::index);
  }

  /** Sets the words in which two archives differ to zero in the first one. */
  private static void removeTimes(Path first, Path second) throws IOException {
    try (FileChannel one =
            FileChannel.open(first, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel two = FileChannel.open(second)) {
      if (one.size() != two.size()) {
        throw new IOException("two archives of one list of classes differ in size");
      }
      MappedByteBuffer bytes = one.map(FileChannel.MapMode.READ_WRITE, 0, one.size());
      ByteBuffer others = two.map(FileChannel.MapMode.READ_ONLY, 0, two.size());
      int words = 0;
      int at = bytes.mismatch(others);
      while (at >= 0) {
        // The checksums of the header have four bytes, the times eight.
        int length = at < HEADER ? 4 : 8;
        int start = at - at % length;
        bytes.put(start, new byte[length]);
        words++;
        int next = start + length;
        int more =
            bytes
                .slice(next, bytes.limit() - next)
                .mismatch(others.slice(next, bytes.limit() - next));
        at = more < 0 ? -1 : next + more;
      }
      bytes.force();
      if (words > MOST_TIMES) {
        throw new IOException("two archives of one list of classes differ in " + words + " words");
      }
    }
  }

  /** The classes of the runtime and of the program. */
  private static final class Classes implements AutoCloseable {
    private final List<FileSystem> systems = new ArrayList<>();
    private final Map<String, Path> files = new HashMap<>();

    Classes(Path home) throws IOException {
      FileSystem runtime =
          FileSystems.newFileSystem(
              URI.create("jrt:/"), Map.of("java.home", home.resolve("runtime").toString()));
      systems.add(runtime);
      try (Stream<Path> modules = Files.list(runtime.getPath("/modules"))) {
        modules.forEach(this::addAll);
      }
      try (Stream<Path> jars = Stream.concat(Files.list(home), Files.list(home.resolve("lib")))) {
        for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          FileSystem system = FileSystems.newFileSystem(jar);
          systems.add(system);
          addAll(system.getPath("/"));
        }
      }
    }

    private void addAll(Path root) {
      try (Stream<Path> found = Files.walk(root)) {
        found
            .filter(file -> file.toString().endsWith(".class"))
            .forEach(file -> files.putIfAbsent(root.relativize(file).toString(), file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] read(String name) throws IOException {
      Path file = files.get(name + ".class");
      if (file == null) {
        throw new IOException("no class " + name);
      }
      return Files.readAllBytes(file);
    }

    @Override
    public void close() throws IOException {
      for (FileSystem system : systems) {
        system.close();
      }
    }
  }
}
