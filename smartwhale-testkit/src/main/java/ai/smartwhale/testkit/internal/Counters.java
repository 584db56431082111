// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.DataServiceStatistics;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a service does. Thread-safe. */
final class Counters {

    final LongAdder received = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder undelivered = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    private final Map<ResponseStatus, LongAdder> answered = new ConcurrentHashMap<>();
    private final Map<DataSource, LongAdder> bySource = new ConcurrentHashMap<>();

    void answered(ResponseStatus status) {
        answered.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    void asked(DataSource source) {
        bySource.computeIfAbsent(source, key -> new LongAdder()).increment();
    }

    DataServiceStatistics snapshot(int inHand) {
        Map<ResponseStatus, Long> statuses = new EnumMap<>(ResponseStatus.class);
        answered.forEach((status, count) -> statuses.put(status, count.sum()));
        Map<DataSource, Long> sources = new EnumMap<>(DataSource.class);
        bySource.forEach((source, count) -> sources.put(source, count.sum()));
        return new DataServiceStatistics(
                received.sum(),
                statuses,
                sources,
                duplicates.sum(),
                lost.sum(),
                undelivered.sum(),
                unreadable.sum(),
                inHand);
    }
}
