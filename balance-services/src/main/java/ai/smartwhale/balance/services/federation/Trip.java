// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a departure has come on its way to join another instance. It goes on its own exactly once at most, and then
 * nothing here concerns it any more. All state is guarded by its lock; nothing is called under it.
 */
final class Trip {

    /** Where it stands. */
    enum Stage {
        /** Asks for the mark. */
        CLAIMING,
        /** Another holds the mark. */
        WAITING,
        /** The holder has left an answer, which is on its way. */
        FETCHING,
        /** It was sent, answered, or nobody waits for it. */
        GONE
    }

    /** What it does when a flight that it knows has ended. */
    enum Next {
        NOTHING,
        FETCH,
        CLAIM
    }

    final Departure departure;
    final String id;
    final Runnable leave;
    final long giveUpNanos;

    private Stage stage = Stage.CLAIMING;
    private long sinceNanos;
    private long expiresNanos;
    private @Nullable String token;
    private @Nullable String endedToken;
    private boolean endedLanded;
    private boolean waited;
    private int flights;

    Trip(Departure departure, String id, Runnable leave, long nowNanos, long giveUpNanos) {
        this.departure = departure;
        this.id = id;
        this.leave = leave;
        this.sinceNanos = nowNanos;
        this.giveUpNanos = giveUpNanos;
    }

    /** Takes it out of all this; true for the first call. */
    synchronized boolean end() {
        boolean first = stage != Stage.GONE;
        stage = Stage.GONE;
        return first;
    }

    synchronized Stage stage() {
        return stage;
    }

    /** How many flights of others it has waited for. */
    synchronized int flights() {
        return flights;
    }

    /**
     * It has to wait for a holder, whose flight may have ended before the answer to the claim was read.
     *
     * @return what to do at once
     */
    synchronized Next holder(String holder, long nowNanos, long expires) {
        if (stage != Stage.CLAIMING) {
            return Next.NOTHING;
        }
        if (!holder.equals(token)) {
            flights++;
        }
        token = holder;
        stage = Stage.WAITING;
        sinceNanos = nowNanos;
        expiresNanos = expires;
        return holder.equals(endedToken) ? next(endedLanded, nowNanos) : Next.NOTHING;
    }

    /** Whether it waits for the first time. */
    synchronized boolean beginsToWait() {
        boolean first = !waited && stage != Stage.GONE;
        waited |= first;
        return first;
    }

    /** A flight with its id has ended. */
    synchronized Next ended(String holder, boolean landed, long nowNanos) {
        if (stage == Stage.CLAIMING) {
            endedToken = holder;
            endedLanded = landed;
        }
        return stage == Stage.WAITING && holder.equals(token) ? next(landed, nowNanos) : Next.NOTHING;
    }

    private Next next(boolean landed, long nowNanos) {
        stage = landed ? Stage.FETCHING : Stage.CLAIMING;
        sinceNanos = nowNanos;
        endedToken = null;
        return landed ? Next.FETCH : Next.CLAIM;
    }

    /** The holder did not renew: claims again. */
    synchronized boolean outlived(long nowNanos) {
        boolean expired = stage == Stage.WAITING && nowNanos - expiresNanos >= 0;
        if (expired) {
            stage = Stage.CLAIMING;
            sinceNanos = nowNanos;
        }
        return expired;
    }

    /** Whether Redis has not answered for so long. */
    synchronized boolean isStuck(long nowNanos, long patienceNanos) {
        return (stage == Stage.CLAIMING || stage == Stage.FETCHING) && nowNanos - sinceNanos > patienceNanos;
    }

    synchronized Optional<String> token() {
        return Optional.ofNullable(token);
    }
}
