package petshell.job.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** The nodes that hold the pets: each writes some batches at once, the others wait. */
final class DatabaseNodes {
  private final Scene scene;
  private final VirtualTime time;
  private final List<PriorityQueue<Long>> freeAt = new ArrayList<>();
  private final boolean[] down;

  DatabaseNodes(Scene scene, VirtualTime time) {
    this.scene = scene;
    this.time = time;
    this.down = new boolean[scene.nodes()];
    for (int i = 0; i < scene.nodes(); i++) {
      freeAt.add(new PriorityQueue<>(Collections.nCopies(scene.batchesANode(), 0L)));
    }
  }

  void set(int node, boolean isDown) {
    down[node] = isDown;
  }

  boolean isDown(SlotRow slot) {
    return down[nodeOf(slot)];
  }

  private int nodeOf(SlotRow slot) {
    return slot.number % down.length;
  }

  void write(SlotRow slot, int rows, Runnable then) {
    PriorityQueue<Long> places = freeAt.get(nodeOf(slot));
    long start = Math.max(time.nanos(), places.remove());
    long end = start + scene.aPet().toNanos() * rows;
    places.add(end);
    time.at(Duration.ofNanos(end), then);
  }
}
