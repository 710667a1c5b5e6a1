package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import petshell.store.Access;
import petshell.store.Database;

class RunNumberTest extends OnEveryEngine {
  private static final int PROCESSES = 4;
  private static final int RUNS = 10;

  @Test
  void runsThatBeginAtTheSameMomentGetNumbersOfTheirOwn() throws Exception {
    CyclicBarrier start = new CyclicBarrier(PROCESSES);
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        all.add(threads.submit(() -> begin(start)));
      }
      List<Long> numbers = new ArrayList<>();
      for (Future<List<Long>> some : all) {
        numbers.addAll(some.get());
      }
      assertEquals(PROCESSES * RUNS, new HashSet<>(numbers).size(), numbers.toString());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Long> begin(CyclicBarrier start) throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (Database database = pets.open(Access.WRITE)) {
      Operation operation = Operations.on(database);
      start.await();
      for (int i = 0; i < RUNS; i++) {
        numbers.add(database.write(() -> RunLog.insert(operation)).number());
      }
    }
    return numbers;
  }
}
