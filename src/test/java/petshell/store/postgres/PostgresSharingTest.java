package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Lease;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.RunCounts;
import petshell.store.RunDao;
import petshell.store.RunStart;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.Slot;
import petshell.store.SlotOwner;
import petshell.store.StoreException;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
import petshell.trait.TraitText;

/** What the workers of a shared backfill agree upon in the database. */
class PostgresSharingTest {
  private static final StoredTime NOW =
      new StoredTime("2026-02-08T09:11:11.158+00:00", 1_770_541_871_158L);
  private static final String TIME = "2026-02-08T09:11:11.158Z";
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final SlotOwner ONE = new SlotOwner(7, 1);
  private static final SlotOwner OTHER = new SlotOwner(8, 1);

  private PostgresScene scene;
  private Database database;
  private Database another;

  @BeforeEach
  void open() {
    scene = PostgresScene.migrated();
    database = scene.open(Access.WRITE);
    another = scene.open(Access.WRITE);
  }

  @AfterEach
  void close() {
    another.close();
    database.close();
    scene.close();
  }

  private static <T> T on(Database database, Function<ShareDao, T> work) {
    return database.write(() -> work.apply(database.sharing().orElseThrow().dao()));
  }

  private static boolean is(Database database, Predicate<ShareDao> work) {
    return on(database, work::test);
  }

  private void share(OptionalLong limit, OptionalLong rate, int slots) {
    List<String> bounds = database.read(() -> database.sharing().orElseThrow().bounds(slots));
    on(
        database,
        dao -> {
          dao.insert(7, TIME, 92, limit, rate);
          dao.addSlots(7, bounds);
          return dao;
        });
  }

  private void share(int slots) {
    share(OptionalLong.empty(), OptionalLong.empty(), slots);
  }

  private Slot slot(int number) {
    return on(database, dao -> dao.slots(7)).get(number - 1);
  }

  private Optional<Lease> claim(Database by, Slot seen, SlotOwner owner) {
    return on(by, dao -> dao.claim(seen, owner, LEASE));
  }

  private Optional<Boolean> checkpoint(Database by, Lease lease, String position, RunCounts added) {
    return on(by, dao -> dao.checkpoint(lease, Optional.of(position), added, false, LEASE));
  }

  private void expireLeases() {
    scene.execute(
        "UPDATE petshell_slot SET \"expiresAt\" = now() - INTERVAL '1 second'"
            + " WHERE \"expiresAt\" IS NOT NULL");
  }

  private static RunCounts changed(long rows) {
    return new RunCounts(rows, 0, 0, 0, 1);
  }

  @Test
  void aSharedBackfillIsKeptAsItWasMade() {
    share(OptionalLong.of(50), OptionalLong.of(1000), 4);
    Share made =
        new Share(
            7,
            TIME,
            92,
            OptionalLong.of(50),
            0,
            OptionalLong.of(1000),
            List.of(7L),
            Optional.empty(),
            OptionalLong.empty());
    assertEquals(Optional.of(made), on(another, dao -> dao.find(7)));
    assertEquals(List.of(made), on(another, ShareDao::unfinished));
    assertEquals(Optional.empty(), on(another, dao -> dao.find(8)));
    List<Slot> slots = on(another, dao -> dao.slots(7));
    assertEquals(4, slots.size());
    assertEquals(Optional.empty(), slots.get(0).after());
    assertEquals(slots.get(0).until(), slots.get(1).after());
    assertEquals(Optional.empty(), slots.get(3).until());
    assertTrue(slots.stream().allMatch(Slot::isFree));
  }

  @Test
  void ofTwoWorkersThatSawTheSameSlotOneGetsIt() {
    share(2);
    Slot seen = slot(1);
    assertEquals(Optional.of(new Lease(7, 1, ONE, 1)), claim(database, seen, ONE));
    assertEquals(Optional.empty(), claim(another, seen, OTHER));
    Slot taken = slot(1);
    assertEquals(Optional.of(ONE), taken.owner());
    assertFalse(taken.isFree());
    assertEquals(Optional.empty(), claim(another, taken, OTHER));
    assertEquals(List.of(2), on(another, dao -> dao.free(7)).stream().map(Slot::number).toList());
  }

  @Test
  void workersThatClaimAtTheSameMomentNeverGetTheSameSlot() throws Exception {
    share(20);
    List<Slot> seen = on(database, dao -> dao.slots(7));
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<List<Lease>> first = threads.submit(() -> claimAll(database, seen, ONE, start));
      Future<List<Lease>> second = threads.submit(() -> claimAll(another, seen, OTHER, start));
      List<Integer> slots = new ArrayList<>();
      first.get().forEach(lease -> slots.add(lease.slot()));
      second.get().forEach(lease -> slots.add(lease.slot()));
      slots.sort(null);
      assertEquals(seen.stream().map(Slot::number).toList(), slots);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Lease> claimAll(
      Database by, List<Slot> seen, SlotOwner owner, CyclicBarrier together) throws Exception {
    List<Lease> leases = new ArrayList<>();
    for (Slot slot : seen) {
      together.await();
      claim(by, slot, owner).ifPresent(leases::add);
    }
    return leases;
  }

  @Test
  void aLeaseThatRanOutIsTakenOverAndItsLateBatchIsRolledBack() {
    share(2);
    Lease late = claim(database, slot(1), ONE).orElseThrow();
    assertEquals(Optional.of(false), checkpoint(database, late, "0", changed(3)));
    expireLeases();
    Slot stalled = slot(1);
    assertTrue(stalled.expired());
    assertTrue(stalled.isFree());
    on(
        another,
        dao -> {
          dao.join(7, OTHER.run());
          return dao;
        });
    Lease newer = claim(another, stalled, OTHER).orElseThrow();
    assertEquals(2, newer.epoch());

    StoreException lost =
        assertThrows(
            StoreException.class, () -> database.write(() -> fillAndCheckpoint(database, late)));
    assertEquals("the lease is lost", lost.problem());
    assertEquals(List.of("0"), scene.query("SELECT count(\"traits\") FROM \"Pet\""));
    assertEquals(changed(3), on(database, dao -> dao.sums(7)));
    assertFalse(is(database, dao -> dao.release(late)));

    assertEquals(false, another.write(() -> fillAndCheckpoint(another, newer)));
    assertEquals(List.of("5"), scene.query("SELECT count(\"traits\") FROM \"Pet\""));
    assertEquals(changed(3).plus(changed(5)), on(database, dao -> dao.sums(7)));
  }

  /** Does what a worker does in one transaction. */
  private static boolean fillAndCheckpoint(Database by, Lease lease) {
    try (TraitsDao traits = by.traits()) {
      List<PetKey> keys =
          traits.page(new PageRequest(Optional.empty(), 5, OptionalLong.empty())).rows();
      traits.fill(traits.prepare(keys, TraitText::of), NOW);
      return by.sharing()
          .orElseThrow()
          .dao()
          .checkpoint(lease, Optional.of(keys.get(4).id()), changed(5), false, LEASE)
          .orElseThrow(
              () -> new StoreException(StoreException.Reason.OTHER, "the lease is lost", null));
    }
  }

  @Test
  void aCheckpointRenewsTheLease() {
    share(1);
    Lease lease = claim(database, slot(1), ONE).orElseThrow();
    expireLeases();
    assertEquals(Optional.of(false), checkpoint(database, lease, "0", changed(1)));
    assertFalse(slot(1).expired());
    assertEquals(Optional.empty(), claim(another, slot(1), OTHER));
  }

  @Test
  void aReleasedSlotGoesOnWhereItWasLeft() {
    share(2);
    Lease lease = claim(database, slot(2), ONE).orElseThrow();
    checkpoint(database, lease, "some id", changed(4));
    assertTrue(is(database, dao -> dao.release(lease)));
    Slot released = slot(2);
    assertTrue(released.isFree());
    assertEquals(Optional.of("some id"), released.position());
    assertEquals(changed(4), released.counts());
    assertEquals(2, claim(another, released, OTHER).orElseThrow().epoch());
    assertEquals(Optional.empty(), checkpoint(database, lease, "another", changed(1)));
  }

  @Test
  void aSlotThatIsDoneIsClosed() {
    share(2);
    Lease lease = claim(database, slot(1), ONE).orElseThrow();
    assertEquals(
        Optional.of(false),
        on(
            database,
            dao ->
                dao.checkpoint(
                    lease, Optional.of("last"), new RunCounts(2, 0, 3, 4, 1), true, LEASE)));
    expireLeases();
    Slot done = slot(1);
    assertTrue(done.done());
    assertFalse(done.expired());
    assertEquals(Optional.of(ONE), done.owner());
    assertEquals(new RunCounts(2, 0, 3, 4, 1), done.counts());
    assertEquals(Optional.empty(), claim(another, done, OTHER));
    assertEquals(Optional.empty(), checkpoint(database, lease, "more", changed(1)));
    assertFalse(is(database, dao -> dao.release(lease)));
    on(
        database,
        dao ->
            dao.checkpoint(
                dao.claim(slot(2), ONE, LEASE).orElseThrow(),
                Optional.empty(),
                RunCounts.NONE,
                true,
                LEASE));
    assertEquals(Optional.empty(), slot(2).position());
    assertEquals(new RunCounts(2, 0, 3, 4, 1), on(database, dao -> dao.sums(7)));
  }

  @Test
  void aStopIsSeenAtTheNextCheckpointByThoseWhoHadJoined() {
    share(1);
    Lease lease = claim(database, slot(1), ONE).orElseThrow();
    assertEquals(Optional.of(false), checkpoint(database, lease, "0", changed(1)));
    on(
        another,
        dao -> {
          dao.requestStop(7);
          return dao;
        });
    assertEquals(Optional.of(true), checkpoint(database, lease, "1", changed(1)));
    assertTrue(on(database, dao -> dao.find(7)).orElseThrow().stopped());
    on(
        another,
        dao -> {
          dao.join(7, OTHER.run());
          return dao;
        });
    assertEquals(Optional.of(true), checkpoint(database, lease, "2", changed(1)));
    assertTrue(is(database, dao -> dao.release(lease)));
    Lease joined = claim(another, slot(1), OTHER).orElseThrow();
    assertEquals(Optional.of(false), checkpoint(another, joined, "3", changed(1)));
  }

  @Test
  void theLimitHoldsForAllWorkersTogether() throws Exception {
    share(OptionalLong.of(50), OptionalLong.empty(), 2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Long> first = threads.submit(() -> grantedTo(database, 3));
      Future<Long> second = threads.submit(() -> grantedTo(another, 4));
      assertEquals(50, first.get() + second.get());
    } finally {
      threads.shutdownNow();
    }
    assertEquals(OptionalLong.of(0), on(database, dao -> dao.find(7)).orElseThrow().left());
  }

  /** Takes as many rows as it gets, in batches. */
  private static long grantedTo(Database by, long batch) {
    long all = 0;
    while (true) {
      long rows = Math.min(batch, on(by, dao -> dao.find(7)).orElseThrow().left().getAsLong());
      if (rows == 0) {
        return all;
      }
      all += on(by, dao -> dao.grant(7, rows)) ? rows : 0;
    }
  }

  @Test
  void whatARolledBackBatchWasGrantedIsFreeAgain() {
    share(OptionalLong.of(10), OptionalLong.empty(), 2);
    assertThrows(
        IllegalStateException.class,
        () ->
            on(
                database,
                dao -> {
                  assertTrue(dao.grant(7, 10));
                  throw new IllegalStateException("a batch that fails");
                }));
    assertFalse(is(another, dao -> dao.grant(7, 11)));
    assertTrue(is(another, dao -> dao.grant(7, 10)));
    assertFalse(is(another, dao -> dao.grant(7, 1)));
  }

  @Test
  void turnsFollowEachOtherAsTheRateAllows() {
    share(OptionalLong.empty(), OptionalLong.of(10), 2);
    assertEquals(Duration.ZERO, on(database, dao -> dao.delay(7, 1000)));
    Duration second = on(another, dao -> dao.delay(7, 500));
    Duration third = on(database, dao -> dao.delay(7, 1));
    assertTrue(second.compareTo(Duration.ofSeconds(100)) <= 0, second.toString());
    assertTrue(second.compareTo(Duration.ofSeconds(70)) > 0, second.toString());
    assertTrue(third.compareTo(Duration.ofSeconds(150)) <= 0, third.toString());
    assertTrue(third.compareTo(Duration.ofMinutes(2)) > 0, third.toString());
    // Time that nobody used is not saved up.
    scene.execute("UPDATE petshell_share SET \"nextAt\" = now() - INTERVAL '1 hour'");
    assertEquals(Duration.ZERO, on(database, dao -> dao.delay(7, 1000)));
    assertTrue(on(database, dao -> dao.delay(7, 1)).compareTo(Duration.ofSeconds(70)) > 0);
  }

  @Test
  void withoutARateNobodyWaits() {
    share(2);
    assertEquals(Duration.ZERO, on(database, dao -> dao.delay(7, 1000)));
    assertEquals(Duration.ZERO, on(another, dao -> dao.delay(7, 1000)));
    assertTrue(is(database, dao -> dao.grant(7, 1_000_000)));
    assertEquals(OptionalLong.empty(), on(database, dao -> dao.find(7)).orElseThrow().left());
  }

  @Test
  void oneOfAllEndsIt() {
    share(2);
    assertTrue(is(database, dao -> dao.end(7, 9, TIME)));
    assertFalse(is(another, dao -> dao.end(7, 8, "2027-01-01T00:00:00Z")));
    assertTrue(is(database, dao -> dao.end(7, 9, "2027-01-01T00:00:00Z")), "it never heard of it");
    assertEquals(Optional.of(TIME), on(another, dao -> dao.find(7)).orElseThrow().endedAt());
    assertEquals(List.of(), on(another, ShareDao::unfinished));
  }

  @Test
  void theConnectionsOfOneRunAddToItsCounts() {
    long run =
        database.write(
            () -> {
              RunDao runs = database.dao(RunDao.class);
              runs.insert(9, new RunStart("backfill", "backfill", "me", "here", 1, "1", 1), TIME);
              return 9L;
            });
    for (Database one : List.of(database, another)) {
      one.write(
          () -> {
            one.dao(RunDao.class).add(run, new RunCounts(1, 2, 3, 4, 5), TIME);
            return one;
          });
    }
    assertEquals(
        List.of("2|4|6|8|10"),
        scene.query(
            "SELECT changed, unchanged, skipped, failed, batches FROM petshell_run"
                + " WHERE number = 9"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 92, 1000})
  void theSlotsHaveEveryPetOnce(int slots) {
    share(slots);
    List<Slot> made = on(database, dao -> dao.slots(7));
    assertTrue(made.size() <= Math.min(slots, 92), made.size() + " slots");
    assertTrue(made.size() >= Math.min(slots, 90), made.size() + " slots");
    List<String> ids = new ArrayList<>();
    for (Slot slot : made) {
      List<String> found = ids(slot, 10);
      assertTrue(found.size() <= 92 / made.size() + 1, found.size() + " pets");
      ids.addAll(found);
    }
    assertEquals(scene.query("SELECT \"id\" FROM \"Pet\" ORDER BY \"id\""), ids);
  }

  private List<String> ids(Slot slot, int batch) {
    List<String> ids = new ArrayList<>();
    try (TraitsDao traits = database.traits()) {
      database.read(
          () -> {
            Optional<petshell.store.Cursor> from =
                Optional.of(database.sharing().orElseThrow().cursor(slot));
            while (from.isPresent()) {
              Page<PetKey> page = traits.page(new PageRequest(from, batch, OptionalLong.empty()));
              page.rows().forEach(key -> ids.add(key.id()));
              from = page.next();
            }
            return ids;
          });
    }
    return ids;
  }

  @Test
  void aSlotGoesOnBehindItsPosition() {
    share(2);
    List<String> all = ids(slot(2), 100);
    Lease lease = claim(database, slot(2), ONE).orElseThrow();
    checkpoint(database, lease, all.get(9), changed(10));
    assertEquals(all.subList(10, all.size()), ids(slot(2), 100));
  }

  @Test
  void ofALargeTableAPartIsLookedAtAndTheSlotsAreAboutEqual() {
    scene.execute(
        "INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"updatedAt\")"
            + " SELECT md5(i::text), 'x', (SELECT min(\"id\") FROM \"User\"), now()"
            + " FROM generate_series(1, 200000) AS i");
    share(8);
    List<Slot> made = on(database, dao -> dao.slots(7));
    assertEquals(8, made.size());
    for (Slot slot : made) {
      int pets = ids(slot, 10_000).size();
      assertTrue(pets > 20_000 && pets < 30_000, slot.number() + ": " + pets);
    }
  }

  @Test
  void petsWithTraitsDoNotCountForTheSlots() {
    scene.execute(
        "UPDATE \"Pet\" SET \"traits\" = '{}' WHERE \"id\" <= (SELECT \"id\" FROM \"Pet\""
            + " ORDER BY \"id\" OFFSET 71 LIMIT 1)");
    share(4);
    for (Slot slot : on(database, dao -> dao.slots(7))) {
      assertEquals(5, ids(slot, 100).size());
    }
  }

  @Test
  void withoutPetsThereIsOneSlotAndNothingInIt() {
    scene.execute("DELETE FROM \"Pet\"");
    share(4);
    assertEquals(1, on(database, dao -> dao.slots(7)).size());
    assertEquals(List.of(), ids(slot(1), 10));
  }

  @Test
  void theServerEndsATransactionThatStandsStillForLongerThanItsLimit() {
    try (Database stalled =
        Database.open(
            scene.address(),
            PostgresScene.options(Access.WRITE).withIdleLimit(Duration.ofMillis(50)))) {
      StoreException ended =
          assertThrows(
              StoreException.class,
              () ->
                  stalled.write(
                      () -> {
                        stalled.sharing().orElseThrow().dao().unfinished();
                        while (!scene
                            .query(
                                "SELECT 1 FROM pg_stat_activity WHERE application_name = 'petshell'"
                                    + " AND state = 'idle in transaction' AND datname ="
                                    + " current_database()")
                            .isEmpty()) {
                          Thread.onSpinWait();
                        }
                        return stalled.sharing().orElseThrow().dao().unfinished();
                      }));
      assertTrue(ended.problem().contains("idle"), ended.problem());
    }
  }
}
