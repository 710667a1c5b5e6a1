package petshell.shell;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the classes that commands on a server need, so that they end up in the launcher's archive
 * of loaded classes: the training has no server. A failure does no harm: such commands then just
 * start more slowly.
 */
public final class ServerTraining {
  private static final String CLASS = ".class";

  private ServerTraining() {}

  /** Loads the classes. */
  public static void load() {
    load("petshell.Main", List.of("petshell/store/postgres/", "petshell/job/share/"));
    load("org.postgresql.Driver", List.of("org/postgresql/"));
    load("org.jdbi.v3.postgres.PostgresPlugin", List.of("org/jdbi/v3/postgres/"));
  }

  /** Loads the classes in some folders of the library that a class is in. */
  private static void load(String one, List<String> folders) {
    try {
      CodeSource source = Class.forName(one).getProtectionDomain().getCodeSource();
      try (JarFile library = new JarFile(Path.of(source.getLocation().toURI()).toFile())) {
        library.stream()
            .map(JarEntry::getName)
            .filter(name -> name.endsWith(CLASS) && folders.stream().anyMatch(name::startsWith))
            .forEach(ServerTraining::loadFile);
      }
    } catch (ClassNotFoundException | IOException | URISyntaxException e) {
      leaveOut(one, e);
    }
  }

  private static void loadFile(String name) {
    String type = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
    try {
      Class.forName(type, false, ServerTraining.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // It is for a library that we do not have.
      leaveOut(type, e);
    }
  }

  private static void leaveOut(String type, Throwable why) {
    System.getLogger(ServerTraining.class.getName()).log(System.Logger.Level.DEBUG, type, why);
  }
}
