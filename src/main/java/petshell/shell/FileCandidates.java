package petshell.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Completes names of files; a folder is offered with a slash and may go on. */
final class FileCandidates implements Candidates {
  private static final int MOST = 500;

  @Override
  public List<Candidate> find(String begun) {
    int slash = begun.lastIndexOf('/');
    String folder = begun.substring(0, slash + 1);
    String name = begun.substring(slash + 1);
    try {
      return list(Path.of(folder.isEmpty() ? "." : folder), folder, name);
    } catch (IOException | InvalidPathException unreadable) {
      return List.of();
    }
  }

  private static List<Candidate> list(Path folder, String typed, String name) throws IOException {
    List<Candidate> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> fits(file.getFileName().toString(), name))) {
      for (Path file : files) {
        if (found.size() == MOST) {
          break;
        }
        boolean isFolder = Files.isDirectory(file);
        String value = typed + file.getFileName() + (isFolder ? "/" : "");
        found.add(new Candidate(value, "", !isFolder));
      }
    }
    return found;
  }

  private static boolean fits(String file, String begun) {
    return file.startsWith(begun) && (!file.startsWith(".") || begun.startsWith("."));
  }
}
