package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @Test
  void thePasswordOfAUrlIsHidden() {
    assertEquals(
        "open postgresql://ann:***@db1/shop?schema=web now",
        Secrets.hidden("open postgresql://ann:s3cret@db1/shop?schema=web now"));
    assertEquals(
        "jdbc:postgresql://db1/shop?user=ann&password=***&ssl=true",
        Secrets.hidden("jdbc:postgresql://db1/shop?user=ann&password=s3cret&ssl=true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ann:s3cret@db1/shop",
        "--db=postgresql://ann:s3cret@db1/shop",
        "open 'postgresql://ann:very s3cret@db1/shop'",
        "open \"postgresql://ann:it's s3cret@db1/shop\" more",
        "postgresql://ann:x@s3cret@db1/shop",
        "postgresql://ann:x/s3cret@db1/shop",
        "postgresql://ann:x?s3cret@db1/shop",
        "postgresql:ann:s3cret@db1/shop",
        "POSTGRESQL:/ann:s3cret@db1/shop",
        "postgresql://:s3cret@db1/shop",
        "mysql://ann:s3cret@db1/shop",
        "postgresql://db1/shop?sslpassword=s3cret",
        "postgresql://db1/shop?PASSWORD=s3cret%20&x=y",
        "two databases: postgresql://ann:s3cret@db1/shop and --db postgresql://ann:s3cret@db2/shop",
      })
  void noPasswordIsLeft(String text) {
    assertFalse(Secrets.hidden(text).contains("s3cret"), Secrets.hidden(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann@db1:5432/shop?schema=web",
        "postgresql://ann@[::1]:5432/shop",
        "create-pet Rex --owner ann@example.test",
        "pid 17 on db1, since 2026-02-08T09:11:11Z: create-pet Rex --owner ann@example.test",
        "file:./prisma/dev.db",
        "two databases: a.db and --db b@c.db",
      })
  void allElseStays(String text) {
    assertEquals(text, Secrets.hidden(text));
  }
}
