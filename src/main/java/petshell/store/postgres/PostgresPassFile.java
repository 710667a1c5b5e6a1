package petshell.store.postgres;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of passwords as libpq has it: {@code host:port:database:user:password}, a line each.
 *
 * @param file where it is, which need not exist
 */
record PostgresPassFile(Path file) {
  private static final int FIELDS = 5;
  private static final String ANY = "*";

  /**
   * Returns the password of the first line that matches.
   *
   * @param wanted host, port, database and user
   */
  Optional<String> find(List<String> wanted) {
    if (!isThere() || trouble().isPresent()) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#"))
          .map(PostgresPassFile::fields)
          .filter(fields -> fields.size() == FIELDS && matches(fields, wanted))
          .map(fields -> fields.get(FIELDS - 1))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private boolean isThere() {
    return Files.isRegularFile(file);
  }

  /** Returns why the file is not used, and what to do; empty where it is, or is not there. */
  Optional<String> trouble() {
    if (!isThere()) {
      return Optional.empty();
    }
    try {
      if (mayBeReadByOthers()) {
        return Optional.of(file + " is ignored, since others may read it: chmod 600 " + file);
      }
      Files.readAllLines(file);
      return Optional.empty();
    } catch (MalformedInputException notText) {
      return Optional.of(file + " is ignored, since it is not UTF-8");
    } catch (IOException unreadable) {
      return Optional.of(file + " cannot be read: check its rights");
    }
  }

  private boolean mayBeReadByOthers() throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    return rights.stream().anyMatch(right -> !right.name().startsWith("OWNER"));
  }

  private static boolean matches(List<String> fields, List<String> wanted) {
    for (int field = 0; field < wanted.size(); field++) {
      if (!fields.get(field).equals(ANY) && !fields.get(field).equals(wanted.get(field))) {
        return false;
      }
    }
    return true;
  }

  /** A colon ends a field, and a backslash keeps what follows; the last field has the rest. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int index = 0; index < line.length(); index++) {
      char letter = line.charAt(index);
      if (letter == '\\' && index + 1 < line.length()) {
        index++;
        field.append(line.charAt(index));
      } else if (letter == ':' && fields.size() < FIELDS - 1) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(letter);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
