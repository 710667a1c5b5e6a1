package petshell.shell.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import petshell.job.look.VerifyOutcome;
import petshell.store.ChangeMark;
import petshell.store.DatabaseAddress;
import petshell.store.NewFile;
import petshell.store.OwnFile;
import petshell.store.StoreException;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitState;

/**
 * What this user's last whole verification of a database found. It is kept in the user's state
 * folder and not in the database, which verify does not write to.
 *
 * @param at when it was made
 * @param generatorVersion the version of the generated traits that the stored ones were compared to
 * @param counts how many pets were in each state; every state is there
 * @param mark the mark of the database then, see {@link petshell.store.ChangeMark}; nothing where
 *     its engine has none
 */
public record LastVerification(
    Instant at, long generatorVersion, Map<TraitState, Long> counts, String mark) {
  /** Those of databases that were not verified for the longest time are forgotten. */
  private static final int MOST = 100;

  private static final String SUFFIX = ".properties";

  /** What is longer was not written by petshell. */
  private static final int LONGEST = 10_000;

  /** Takes what a whole verification has found at a time. */
  public static LastVerification of(Instant at, VerifyOutcome outcome) {
    return new LastVerification(
        at,
        TraitGenerator.VERSION,
        outcome.counts(),
        outcome.mark().map(ChangeMark::text).orElse(""));
  }

  /** Returns how many pets were verified. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns whether it still holds: nobody has written pets since, and the generator is the same.
   *
   * @param now the mark of the database as it is; empty where its engine has none
   */
  public boolean holds(Optional<ChangeMark> now) {
    return generatorVersion == TraitGenerator.VERSION
        && now.filter(current -> current.text().equals(mark)).isPresent();
  }

  /** Returns the same of a database that has another mark since. */
  LastVerification markedBy(ChangeMark changed) {
    return new LastVerification(at, generatorVersion, counts, changed.text());
  }

  /** Keeps this one instead of an earlier one. Where it cannot be kept, a warning is printed. */
  public void keep(Call call) {
    Optional<Path> folder = folder(call.environment());
    if (folder.isEmpty()) {
      return;
    }
    try {
      UserFolders.make(Objects.requireNonNull(folder.get().getParent()));
      UserFolders.make(folder.get());
      NewFile.write(
          NewFile.Kind.REPLACEMENT,
          file(folder.get(), call.database()),
          stream -> properties().store(stream, null));
      forgetOldest(folder.get());
    } catch (IOException | StoreException e) {
      call.console().warning("this result could not be kept for status: " + e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("at", at.toString());
    properties.setProperty("generatorVersion", Long.toString(generatorVersion));
    properties.setProperty("files", mark);
    counts.forEach((state, count) -> properties.setProperty(state.text(), Long.toString(count)));
    return properties;
  }

  private static void forgetOldest(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).collect(Collectors.toList());
    }
    if (files.size() > MOST) {
      files.sort(Comparator.comparing(file -> file.toFile().lastModified()));
      for (Path oldest : files.subList(0, files.size() - MOST)) {
        Files.deleteIfExists(oldest);
      }
    }
  }

  /** Returns what was kept of the call's database, if anything; a warning where it is broken. */
  public static Optional<LastVerification> find(Call call) {
    return find(call.environment(), call.database(), call.console()::warning);
  }

  /**
   * Returns what was kept of a database, if anything.
   *
   * @param environment the variables of the process
   * @param database where it is
   * @param warnings takes a warning where it cannot be read
   */
  public static Optional<LastVerification> find(
      Map<String, String> environment, DatabaseAddress database, Consumer<String> warnings) {
    Optional<Path> folder = folder(environment);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try {
      byte[] bytes = OwnFile.read(file(folder.get(), database), LONGEST);
      properties.load(new ByteArrayInputStream(bytes));
      return Optional.of(read(properties));
    } catch (NoSuchFileException neverVerified) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException e) {
      warnings.accept("the last verification cannot be read: " + e);
      return Optional.empty();
    }
  }

  private static LastVerification read(Properties properties) {
    Map<TraitState, Long> counts = new EnumMap<>(TraitState.class);
    for (TraitState state : TraitState.values()) {
      counts.put(state, Long.parseLong(properties.getProperty(state.text())));
    }
    return new LastVerification(
        Instant.parse(properties.getProperty("at")),
        Long.parseLong(properties.getProperty("generatorVersion")),
        Collections.unmodifiableMap(counts),
        Objects.requireNonNull(properties.getProperty("files"), "files"));
  }

  private static Optional<Path> folder(Map<String, String> environment) {
    return UserFolders.state(environment).map(state -> state.resolve("verified"));
  }

  private static Path file(Path folder, DatabaseAddress database) {
    return folder.resolve(hash(database.identity()) + SUFFIX);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
