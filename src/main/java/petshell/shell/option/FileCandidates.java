package petshell.shell.option;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import petshell.job.look.PrefixMatches;
import petshell.output.Numbers;

/** Completes names of files; a folder is offered with a slash and may continue. */
public final class FileCandidates implements CandidateSource {
  private static final int MOST = 500;

  @Override
  public List<CompletionProposal> find(String prefix) {
    int slash = prefix.lastIndexOf('/');
    String folder = prefix.substring(0, slash + 1);
    String name = prefix.substring(slash + 1);
    try {
      return list(Path.of(folder.isEmpty() ? "." : folder), folder, name);
    } catch (IOException | InvalidPathException unreadable) {
      return List.of();
    }
  }

  private static List<CompletionProposal> list(Path folder, String typed, String name)
      throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> fits(file.getFileName().toString(), name))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    Collections.sort(names);
    List<CompletionProposal> found =
        names.stream().limit(MOST).map(file -> candidate(folder, typed, file)).toList();
    int more = names.size() - found.size();
    if (more == 0) {
      return found;
    }
    String common = PrefixMatches.commonStart(names.get(0), names.get(names.size() - 1));
    return Proposals.withRest(found, more, typed + common, Numbers.grouped(more) + " more");
  }

  private static CompletionProposal candidate(Path folder, String typed, String name) {
    boolean isFolder = Files.isDirectory(folder.resolve(name));
    return isFolder ? Proposals.part(typed + name + "/") : Proposals.word(typed + name, "");
  }

  private static boolean fits(String file, String prefix) {
    return file.startsWith(prefix) && (!file.startsWith(".") || prefix.startsWith("."));
  }
}
