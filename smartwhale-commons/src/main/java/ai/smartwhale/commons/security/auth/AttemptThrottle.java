// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Counts failures by name. An attempt counts as failed from its beginning and is taken back when it succeeds, so that a
 * thousand attempts at once are no better than a thousand in a row. Names are kept as 128 bits of a salted hash, so
 * that what is remembered is small and equal for all. Thread-safe.
 */
final class AttemptThrottle {

    private static final int SHARED = 1_024;
    private static final Duration PURGE_PAUSE = Duration.ofSeconds(1);

    private final Map<Key, Failures> remembered = new HashMap<>();
    private final Failures[] shared = new Failures[SHARED];
    private final ThrottleConfig config;
    private final String salt;
    private Instant purgedAt = Instant.MIN;

    private record Key(long high, long low) {}

    private record Failures(int count, Instant blockedUntil, Instant lastAt) {

        static final Failures NONE = new Failures(0, Instant.MIN, Instant.MIN);
    }

    /** How an attempt may go on: a delay above zero says that it may not. */
    record Permit(String name, Instant blockedUntil, Duration delay) {

        boolean granted() {
            return delay.isZero();
        }
    }

    AttemptThrottle(ThrottleConfig config, SecureRandom random) {
        this.config = config;
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        this.salt = HexFormat.of().formatHex(bytes);
        Arrays.fill(shared, Failures.NONE);
    }

    /** Begins an attempt and counts it as failed, unless its name has to wait. */
    synchronized Permit begin(String name, Instant now) {
        Key key = key(name);
        Failures before = present(key, now);
        if (before.blockedUntil().isAfter(now)) {
            return new Permit(name, before.blockedUntil(), Duration.between(now, before.blockedUntil()));
        }
        int count = Math.min(before.count() + 1, Integer.MAX_VALUE - 1);
        Instant until = now.plus(config.delayAfter(count));
        put(key, new Failures(count, until, now), now);
        return new Permit(name, until, Duration.ZERO);
    }

    /** Takes one attempt back that did not fail. */
    synchronized void takeBack(Permit permit, Instant now) {
        Key key = key(permit.name());
        Failures present = present(key, now);
        boolean own = present.blockedUntil().equals(permit.blockedUntil());
        int left = Math.max(0, present.count() - 1);
        put(key, new Failures(left, own ? Instant.MIN : present.blockedUntil(), present.lastAt()), now);
    }

    /** Forgets all failures of a name whose attempt succeeded; where the count is shared, only its own. */
    synchronized void succeeded(Permit permit, Instant now) {
        if (remembered.remove(key(permit.name())) == null) {
            takeBack(permit, now);
        }
    }

    /** Forgets all failures of a name, unless their count is shared. */
    synchronized void forget(String name) {
        remembered.remove(key(name));
    }

    synchronized int size() {
        return remembered.size();
    }

    private Failures present(Key key, Instant now) {
        Failures kept = remembered.getOrDefault(key, shared[slot(key)]);
        return isOver(kept, now) ? Failures.NONE : kept;
    }

    /** Where others share a count that is not forgotten yet, a name that comes anew shares it, too. */
    private void put(Key key, Failures failures, Instant now) {
        boolean own = remembered.containsKey(key);
        if (own && failures.count() == 0) {
            remembered.remove(key);
        } else if (own || (failures.count() > 0 && hasRoom(now) && isOver(shared[slot(key)], now))) {
            remembered.put(key, failures);
        } else {
            shared[slot(key)] = failures;
        }
    }

    private boolean hasRoom(Instant now) {
        if (remembered.size() >= config.maxEntries()) {
            purge(now);
        }
        return remembered.size() < config.maxEntries();
    }

    private boolean isOver(Failures failures, Instant now) {
        return failures.count() == 0
                || failures.lastAt().plus(config.forgetAfter()).isBefore(now);
    }

    private void purge(Instant now) {
        if (!purgedAt.equals(Instant.MIN) && now.isBefore(purgedAt.plus(PURGE_PAUSE))) {
            return;
        }
        purgedAt = now;
        remembered.values().removeIf(failures -> isOver(failures, now));
    }

    private static int slot(Key key) {
        return (int) (key.low() & (SHARED - 1));
    }

    private Key key(String name) {
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(salt + name));
        return new Key(hash.getLong(), hash.getLong());
    }
}
