package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.List;

/** Terms and what is said about them, in two columns; a long term gets a line of its own. */
final class HelpList {
  private static final int WIDEST_TERM = 24;

  private record Item(String term, String text) {}

  private final List<Item> items = new ArrayList<>();

  void add(String term, String text) {
    items.add(new Item(term, text));
  }

  @Override
  public String toString() {
    int width =
        items.stream()
            .mapToInt(item -> item.term().length())
            .filter(length -> length <= WIDEST_TERM)
            .max()
            .orElse(WIDEST_TERM);
    StringBuilder lines = new StringBuilder();
    for (Item item : items) {
      String gap =
          item.term().length() <= width
              ? " ".repeat(width - item.term().length() + 2)
              : "\n" + " ".repeat(width + 4);
      lines.append("  ").append(item.term()).append(gap).append(item.text()).append('\n');
    }
    return lines.toString();
  }
}
