package petshell.job.share;

import java.time.Duration;
import petshell.store.Lease;
import petshell.store.Slot;

/** What a worker does next: one of its actions, or nothing. */
sealed interface LeaseStep {
  /** Asks for the action. */
  void ask(LeaseActions actions);

  /** It looks how the shared backfill stands. */
  record Look() implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      actions.look();
    }
  }

  /** It tries to claim a slot. */
  record Claim(Slot seen) implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      actions.claim(seen);
    }
  }

  /** It writes a batch. */
  record Fill(Lease lease, int mostRows) implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      actions.fill(lease, mostRows);
    }
  }

  /** It lets its slot go. */
  record Release(Lease lease) implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      actions.release(lease);
    }
  }

  /** It waits before another step. */
  record Wait(Duration time, LeaseStep then) implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      actions.await(time);
    }
  }

  /** It ends the shared backfill. */
  record End() implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      actions.end();
    }
  }

  /** It has left, and has nothing to ask for. */
  record Nothing(Leaving why) implements LeaseStep {
    @Override
    public void ask(LeaseActions actions) {
      throw new IllegalStateException("it has left: " + why);
    }
  }
}
