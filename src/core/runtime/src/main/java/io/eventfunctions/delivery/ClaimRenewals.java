package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.eventfunctions.i18n.CoreMessages;

/**
 * Renews all claims of a channel in rounds, so that a claim that is soon settled costs no timer of its own. A claim survives two rounds
 * in which the store cannot be reached.
 */
final class ClaimRenewals {

    private static final Duration INTERVAL = HeldClaim.EXPIRY.dividedBy(3);

    private final Set<HeldClaim> claims = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Timer timer;

    ClaimRenewals(Timer timer) {
        this.timer = timer;
    }

    /** Renews the claim from now on. */
    void begin(HeldClaim claim) {
        claims.add(claim);
        schedule();
    }

    /** Renews it no more. */
    void end(HeldClaim claim) {
        claims.remove(claim);
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            timer.after(INTERVAL, this::round);
        }
    }

    private void round() {
        claims.forEach(this::renew);
        scheduled.set(false);
        if (!claims.isEmpty()) {
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
