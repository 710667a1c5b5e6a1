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
            .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
            .forEach(PromptTraining::load);
      }
    } catch (ClassNotFoundException | IOException | URISyntaxException e) {
      PromptTraining.leaveOut(one, e);
    }
  }
}
