package petshell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README, that of the archive, and the pages of the documentation. */
final class DocsPages {
  static final Path README = Path.of("README.md");
  static final Path ARCHIVE_README = Path.of("src/main/assembly/README.md");
  static final Path FOLDER = Path.of("src/docs");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```[a-z]*\n.*?^```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  private DocsPages() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> pages = Files.list(FOLDER)) {
      return Stream.concat(Stream.of(README, ARCHIVE_README), pages.sorted())
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    }
  }

  /** Returns a page without its blocks of code. */
  static String prose(Path page) throws IOException {
    return BLOCK.matcher(Files.readString(page)).replaceAll("");
  }

  /** Returns what links of the page may end with: its headings, as web pages name them. */
  static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(prose(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the text below a heading, up to the next one. */
  static String section(Path page, String heading) throws IOException {
    String text = Files.readString(page);
    int start = text.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      throw new AssertionError(page + " has no section " + heading);
    }
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
