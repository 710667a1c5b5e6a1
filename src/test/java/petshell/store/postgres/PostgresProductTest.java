package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresProductTest {
  @ParameterizedTest
  @CsvSource({
    "'PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu', 15.18 (Debian 15.18-0),"
        + " '', PostgreSQL, 15.18",
    "PostgreSQL 18.6 on x86_64, 18.6, '', PostgreSQL, 18.6",
    "PostgreSQL 19beta1 on x86_64, 19beta1, '', PostgreSQL, 19beta1",
    "PostgreSQL 15.20 on x86_64, 15.20, 13.2-2, Citus, 13.2-2 on PostgreSQL 15.20",
    "'PostgreSQL 15.12-YB-2.25.1.0-b381 on x86_64-pc-linux-gnu, compiled by clang',"
        + " 15.12-YB-2.25.1.0-b381, '', YugabyteDB, 2.25.1.0-b381 on PostgreSQL 15.12",
    "'CockroachDB CCL v24.1.2 (x86_64-pc-linux-gnu, built 2024/07/03)', 13.0.0, '', CockroachDB,"
        + " 24.1.2",
  })
  void aServerIsWhatItSaysItIs(
      String said, String server, String citus, String name, String version) {
    assertEquals(new PostgresProduct(name, version), PostgresProduct.of(said, server, citus));
  }
}
