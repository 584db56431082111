// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/** A lease of a coordinator, which knows whether it is active. */
final class HeldData implements DataLease {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final DefaultDataCoordinator coordinator;
    private final DataSource source;
    private final String holder;
    private final SharingMode mode;
    private final SyncLocation replica;
    private final long token;
    /** Guarded by the lock of the coordinator. */
    long expiresAt;

    HeldData(
            DefaultDataCoordinator coordinator,
            DataSource source,
            String holder,
            SharingMode mode,
            SyncLocation replica,
            long token,
            long expiresAt) {
        this.coordinator = coordinator;
        this.source = source;
        this.holder = holder;
        this.mode = mode;
        this.replica = replica;
        this.token = token;
        this.expiresAt = expiresAt;
    }

    static Duration requireTtl(Duration ttl) {
        InvalidValueException.requirePositive("ttl", ttl);
        LimitExceededException.requireAtMost("ttl, in seconds", ttl.toSeconds(), LONGEST.toSeconds());
        return ttl;
    }

    @Override
    public long token() {
        return token;
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public String holder() {
        return holder;
    }

    @Override
    public SharingMode mode() {
        return mode;
    }

    @Override
    public SyncLocation replica() {
        return replica;
    }

    @Override
    public boolean isActive() {
        return !timeLeft().isZero();
    }

    @Override
    public Duration timeLeft() {
        return coordinator.timeLeft(this);
    }

    @Override
    public boolean renew(Duration ttl) {
        return coordinator.renew(this, requireTtl(ttl));
    }

    @Override
    public void close() {
        var unused = coordinator.releaseData(source.id(), token);
    }
}
