// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.BatchLease;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.services.federation.InFlightShare;
import ai.smartwhale.balance.services.federation.InstanceSummary;
import ai.smartwhale.balance.services.federation.Summaries;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * Lets requests leave only as long as this instance has less under way than its part of what all together may have.
 * Until others are heard of, that is all of it. Asks the leases of the host besides. Thread-safe.
 */
final class SharedLimit implements LeasePort {

    private final LeasePort host;
    private final IntSupplier underWay;
    private volatile int most;

    SharedLimit(LeasePort host, int most, IntSupplier underWay) {
        this.host = host;
        this.most = most;
        this.underWay = underWay;
    }

    /** A limit that is not shared: whatever the host grants. */
    static SharedLimit none(LeasePort host) {
        return new SharedLimit(host, Integer.MAX_VALUE, () -> 0);
    }

    /** Divides anew. */
    void set(InstanceSummary own, Summaries others, SummaryConfig config) {
        config.totalInFlight()
                .ifPresent(total -> most = InFlightShare.of(
                        total,
                        wants(own),
                        others.byInstance().values().stream()
                                .mapToLong(SharedLimit::wants)
                                .toArray()));
    }

    private static long wants(InstanceSummary instance) {
        return instance.inFlight() + instance.queued();
    }

    /** How many requests this instance may have under way, if there is a limit. */
    OptionalInt share() {
        return isLimited() ? OptionalInt.of(most) : OptionalInt.empty();
    }

    boolean isLimited() {
        return most < Integer.MAX_VALUE;
    }

    @Override
    public Optional<BatchLease> tryLease(int items) {
        int limit = most;
        int left = limit - underWay.getAsInt();
        if (items > left) {
            if (left > 0) {
                throw new LimitExceededException("requests under way", items, left);
            }
            return Optional.empty();
        }
        return host.tryLease(items);
    }
}
