package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.CommandHarness;

/** What a terminal is sent for the picture of a pet. */
class TerminalArtTest {
  private static final String HALF_BLOCK = "\u2580";
  private static final Pattern KITTY =
      Pattern.compile("\u001b_G([^;]*);([A-Za-z0-9+/=]*)\u001b\\\\");
  private static final Pattern ITERM2 =
      Pattern.compile("\u001b]1337;File=([^:]*):([A-Za-z0-9+/=]*)\u0007\n\n");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          TERM=xterm-kitty                                   | KITTY  | KITTY
          TERM=xterm-256color KITTY_WINDOW_ID=1              | KITTY  | KITTY
          TERM=xterm-ghostty                                 | KITTY  | KITTY
          TERM=xterm-256color KONSOLE_VERSION=230805         | KITTY  | KITTY
          TERM=xterm-256color KONSOLE_VERSION=210804         | -      | -
          TERM=xterm-256color TERM_PROGRAM=iTerm.app         | ITERM2 | ITERM2
          TERM=xterm-256color LC_TERMINAL=iTerm2             | ITERM2 | ITERM2
          TERM=xterm-256color TERM_PROGRAM=WezTerm           | ITERM2 | ITERM2
          TERM=foot                                          | SIXEL  | SIXEL
          TERM=mlterm                                        | SIXEL  | SIXEL
          TERM=xterm-256color TERM_PROGRAM=vscode            | -      | ITERM2
          TERM=xterm-256color XTERM_VERSION=XTerm(390)       | -      | SIXEL
          WT_SESSION=1                                       | -      | SIXEL
          TERM=xterm-256color TERM_PROGRAM=Apple_Terminal    | -      | -
          TERM=linux                                         | -      | -
          TERM=screen-256color KITTY_WINDOW_ID=1 TMUX=/tmp/x | -      | -
          TERM=xterm-kitty ZELLIJ=0                          | -      | -
          """)
  void theVariablesDecideWhatTheTerminalCanDo(
      String variables, GraphicsProtocol known, GraphicsProtocol likely) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    assertEquals(Optional.ofNullable(known), GraphicsProtocol.known(environment));
    assertEquals(Optional.ofNullable(likely), GraphicsProtocol.likely(environment));
  }

  @Test
  void kittyGetsAPngInPiecesAndTheRequestNotToAnswer() throws IOException {
    String out = shown("auto", "TERM", "xterm-kitty");
    StringBuilder data = new StringBuilder();
    StringBuilder controls = new StringBuilder();
    Matcher matcher = KITTY.matcher(out);
    int end = 0;
    while (matcher.find()) {
      assertEquals(end, matcher.start());
      end = matcher.end();
      controls.append(matcher.group(1)).append(' ');
      data.append(matcher.group(2));
      assertTrue(matcher.group(2).length() <= 4096, "the protocol takes 4096 bytes at a time");
    }
    assertTrue(
        controls.toString().matches("a=T,f=100,q=2,c=40,r=20,m=1 (m=1 )*m=0 "),
        controls.toString());
    assertEquals(480, png(data.toString()).getWidth());
    assertTrue(out.substring(end).startsWith("\n\n"), out.substring(end));
    assertNoMore(out.substring(end));
  }

  @Test
  void iterm2GetsAPngOfSoManyColumnsAndLines() throws IOException {
    String out = shown("auto", "TERM_PROGRAM", "iTerm.app");
    Matcher matcher = ITERM2.matcher(out);
    assertTrue(matcher.lookingAt());
    List<String> options = Arrays.asList(matcher.group(1).split(";", -1));
    assertTrue(options.containsAll(List.of("inline=1", "width=40", "height=20")), matcher.group(1));
    assertEquals(480, png(matcher.group(2)).getHeight());
    assertNoMore(out.substring(matcher.end()));
  }

  @Test
  void otherTerminalsGetSixels() {
    String out = shown("auto", "TERM", "foot");
    assertTrue(out.startsWith("\u001bP"), "starts a device control string");
    int end = out.indexOf("\u001b\\\n\n");
    assertTrue(out.substring(2, end).matches("[0-9;]*q[#-~!-?]*"), "holds sixels only");
    assertNoMore(out.substring(end + 4));
  }

  @Test
  void whereNoPictureCanBeShownBlocksAre() {
    for (String art : List.of("auto", "image", "blocks")) {
      assertTrue(shown(art, "TERM", "xterm").contains(HALF_BLOCK), art);
    }
    assertTrue(shown("blocks", "TERM", "xterm-kitty").contains(HALF_BLOCK));
  }

  @Test
  void whereNoColourCanBeShownWordsAre() {
    String words = shown("auto", "TERM", "dumb");
    assertTrue(words.contains(" pet in "), words);
    assertNoMore(shown("image", "TERM", "dumb"));
    assertNoMore(
        CommandHarness.filled(folder)
            .onTerminal()
            .with("TERM", "xterm-kitty")
            .with("NO_COLOR", "1")
            .run("--art", "image", "show-pet", "014")
            .out());
    assertNoMore(shown("none", "TERM", "xterm-kitty"));
  }

  @Test
  void offATerminalThereIsNoPicture() {
    CommandHarness pets = CommandHarness.filled(folder).with("TERM", "xterm-kitty");
    assertNoMore(pets.run("--art", "image", "show-pet", "014").out());
  }

  private String shown(String art, String variable, String value) {
    return CommandHarness.filled(folder)
        .onTerminal()
        .with("TERM", "xterm-256color")
        .with(variable, value)
        .run("--art", art, "show-pet", "014")
        .out();
  }

  private static void assertNoMore(String text) {
    assertFalse(text.contains(HALF_BLOCK), text);
    assertFalse(text.contains("\u001b_"), text);
    assertFalse(text.contains("\u001b]"), text);
    assertFalse(text.contains("\u001bP"), text);
  }

  private static BufferedImage png(String base64) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }
}
