package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.eventfunctions.i18n.CoreMessages;

/**
 * Renews all claims of a channel in rounds, so that a claim that is soon settled costs no timer of its own. They are a linked list, because each
 * delivery adds one and removes it. A claim survives two rounds
 * in which the store cannot be reached.
 */
final class ClaimRenewals {

    private static final Duration INTERVAL = ClaimStore.EXPIRY.dividedBy(3);

    private HeldClaim first;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Timer timer;

    ClaimRenewals(Timer timer) {
        this.timer = timer;
    }

    /** Renews the claim from now on. */
    void begin(HeldClaim claim) {
        synchronized (this) {
            claim.next = first;
            if (first != null) {
                first.previous = claim;
            }
            first = claim;
        }
        schedule();
    }

    /** Renews it no more. */
    synchronized void end(HeldClaim claim) {
        if (claim.previous != null) {
            claim.previous.next = claim.next;
        } else if (first == claim) {
            first = claim.next;
        }
        if (claim.next != null) {
            claim.next.previous = claim.previous;
        }
        claim.previous = null;
        claim.next = null;
    }

    private synchronized List<HeldClaim> claims() {
        List<HeldClaim> claims = new ArrayList<>();
        for (HeldClaim claim = first; claim != null; claim = claim.next) {
            claims.add(claim);
        }
        return claims;
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            timer.after(INTERVAL, this::round);
        }
    }

    private void round() {
        claims().forEach(this::renew);
        scheduled.set(false);
        if (!claims().isEmpty()) {
            schedule();
        }
    }

    private void renew(HeldClaim claim) {
        claim.renew().whenComplete((held, failure) -> {
            if (failure == null) {
                failing.set(false);
            } else if (failing.compareAndSet(false, true)) {
                CoreMessages.DELIVERY.claimNotRenewed(claim.delivery(), Failures.unwrap(failure));
            }
        });
    }
}
