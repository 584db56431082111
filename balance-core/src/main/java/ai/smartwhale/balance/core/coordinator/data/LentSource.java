// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source and who has it. Guarded by the lock of its coordinator. */
final class LentSource {

    final Map<Long, HeldData> leases = new HashMap<>();
    DataSource source;
    private long nextExpiry;
    private Optional<String> intent = Optional.empty();
    private long intentUntil;

    LentSource(DataSource source) {
        this.source = source;
    }

    /** Takes out what has expired; looks only when something may have. */
    List<HeldData> removeExpired(long now) {
        List<HeldData> expired = new ArrayList<>();
        if (leases.isEmpty() || nextExpiry - now > 0) {
            return expired;
        }
        leases.values().removeIf(lease -> {
            boolean over = lease.expiresAt - now <= 0;
            if (over) {
                expired.add(lease);
            }
            return over;
        });
        nextExpiry = now + firstExpiry(now);
        return expired;
    }

    /** A lease is new, or ends at another time. */
    void watch(HeldData lease) {
        boolean earlier = leases.isEmpty() || lease.expiresAt - nextExpiry < 0;
        leases.put(lease.token(), lease);
        nextExpiry = earlier ? lease.expiresAt : nextExpiry;
    }

    SharingMode effective(SharingMode asked) {
        return source.mode() == SharingMode.EXCLUSIVE ? SharingMode.EXCLUSIVE : asked;
    }

    boolean isHeldAlone() {
        // Who has it alone has the only lease.
        return leases.size() == 1 && leases.values().iterator().next().mode() == SharingMode.EXCLUSIVE;
    }

    /** Why it cannot be lent, if so. */
    Optional<DataAllocation.Denied> refusal(String holder, SharingMode asked, Duration patience, long now) {
        boolean alone = effective(asked) == SharingMode.EXCLUSIVE;
        if (intent.isPresent() && intentUntil - now <= 0) {
            intent = Optional.empty();
        }
        boolean isOthersTurn = intent.filter(waiting -> !waiting.equals(holder)).isPresent();
        if (isHeldAlone() || (alone && !leases.isEmpty())) {
            DataAllocation.Reason reason =
                    isHeldAlone() ? DataAllocation.Reason.HELD_EXCLUSIVELY : DataAllocation.Reason.HELD_BY_READERS;
            if (alone && intent.isEmpty() && !patience.isZero()) {
                intent = Optional.of(holder);
                intentUntil = now + patience.toNanos();
            }
            return denied(reason, lastExpiry(now));
        }
        if (isOthersTurn) {
            return denied(DataAllocation.Reason.WRITER_WAITS, intentUntil - now);
        }
        if (!alone && leases.size() >= source.maxReaders()) {
            return denied(DataAllocation.Reason.TOO_MANY_READERS, firstExpiry(now));
        }
        if (alone) {
            intent = Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<DataAllocation.Denied> denied(DataAllocation.Reason reason, long nanos) {
        return Optional.of(new DataAllocation.Denied(reason, Optional.of(Duration.ofNanos(nanos))));
    }

    private long lastExpiry(long now) {
        return leases.values().stream()
                .mapToLong(lease -> lease.expiresAt - now)
                .max()
                .orElse(0);
    }

    private long firstExpiry(long now) {
        return leases.values().stream()
                .mapToLong(lease -> lease.expiresAt - now)
                .min()
                .orElse(0);
    }
}
