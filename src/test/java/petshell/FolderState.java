package petshell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with all that is in it: names, bytes, owners, rights and times.
 *
 * @param files what there is of each file, by name; the folder itself is {@code .}
 */
public record FolderState(Map<String, String> files) {
  private static final String ATTRIBUTES = "unix:uid,gid,mode,ino,lastModifiedTime";

  /** Reads it; the database must not be open in this process. */
  public static FolderState of(Path folder) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> listed = Files.list(folder)) {
      found.put(".", attributes(folder));
      for (Path file : listed.toList()) {
        byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        found.put(
            file.getFileName().toString(),
            attributes(file) + " " + bytes.length + " bytes, " + Arrays.hashCode(bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FolderState(found);
  }

  /** Returns the names of the files, the folder itself left out. */
  public List<String> names() {
    return files.keySet().stream().filter(name -> !name.equals(".")).toList();
  }

  private static String attributes(Path file) throws IOException {
    return new TreeMap<>(Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS))
        .toString();
  }
}
