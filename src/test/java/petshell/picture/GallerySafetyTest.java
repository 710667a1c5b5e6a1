package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GallerySafetyTest {
  @Test
  void nothingIsFetched() throws IOException {
    String page = GalleryTest.page(GalleryTest.pets(5));

    assertFalse(page.contains("://") || page.contains("http:"), page);
    assertFalse(page.contains("src=") || page.contains("@import"), page);
    assertEquals(GalleryTest.count(page, "url("), GalleryTest.count(page, "url(#"));
    assertTrue(page.contains("content=\"default-src 'none'; "), page);
  }

  @Test
  void onlyTheOwnScriptAndStyleAreAllowed() throws IOException, NoSuchAlgorithmException {
    String page = GalleryTest.page(GalleryTest.pets(1));

    assertTrue(page.contains("script-src '" + hash(between(page, "script")) + "';"), page);
    assertTrue(page.contains("style-src '" + hash(between(page, "style")) + "';"), page);
    assertFalse(page.contains("style=") || page.contains("onclick"), page);
  }

  @Test
  void hostileTextsStayTexts() throws IOException {
    String hostile = "</b><script>alert(\"1\")</script>\" onload='x' &lt; \u001b[31m\u202e\ud800";
    String page =
        GalleryTest.page(
            hostile,
            List.of(
                new GalleryPet(
                    hostile,
                    hostile,
                    hostile,
                    OptionalLong.empty(),
                    hostile,
                    Optional.of(Samples.PLAIN))));

    assertEquals(1, GalleryTest.count(page, "<script>"));
    assertFalse(page.contains("\u001b") || page.contains("\u202e") || page.contains("\ud800"));
    String shown =
        "&lt;/b&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&quot; onload=&#39;x&#39; "
            + "&amp;lt; \\u001b[31m\\u202e\\ud800";
    assertEquals(8, GalleryTest.count(page, shown));
  }

  private static String between(String page, String element) {
    int start = page.indexOf("<" + element + ">") + element.length() + 2;
    return page.substring(start, page.indexOf("</" + element + ">", start));
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }
}
