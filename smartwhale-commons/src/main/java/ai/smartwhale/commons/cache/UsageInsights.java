// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.Insight.KeyShare;
import ai.smartwhale.commons.cache.analysis.ZipfFit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Reads insights out of what a tracker remembers. */
final class UsageInsights {

    private static final long FEW_USES = 100;
    private static final int SHOWN = 10;
    private static final double RISING = 2;
    private static final double FALLING = 0.5;
    private static final double MANY_MISSES = 0.5;
    private static final double FEW_EVENTS = 10;
    /** The counts of the last of the most used owe more to chance than to the law. */
    private static final int RANKS_FOR_SKEW = 100;

    private UsageInsights() {}

    static List<Insight> of(UsageMemory memory, long now) {
        List<Insight> insights = new ArrayList<>();
        if (memory.sketch.total() < FEW_USES) {
            return insights;
        }
        memory.look(now);
        List<HotKey> hot = memory.mostUsedFirst();
        insights.add(hotKeys(hot, memory.sketch.total()));
        skew(hot).ifPresent(exponent -> insights.add(new Insight.Skew(exponent)));
        insights.add(memory.oneHitWonders());
        addTrends(hot, now, insights);
        if (memory.day.isWhole()) {
            insights.add(peakHour(memory.day));
        }
        addMisses(memory, insights);
        return insights;
    }

    private static Insight hotKeys(List<HotKey> hot, long total) {
        List<KeyShare> shares = hot.stream()
                .limit(SHOWN)
                .map(key -> new KeyShare(key.key, Math.min(1, key.count / total)))
                .toList();
        double all = shares.stream().mapToDouble(KeyShare::share).sum();
        return new Insight.HotKeys(shares, Math.min(1, all));
    }

    private static OptionalDouble skew(List<HotKey> hot) {
        return ZipfFit.exponent(
                hot.stream().limit(RANKS_FOR_SKEW).mapToDouble(key -> key.count).toArray());
    }

    private static void addTrends(List<HotKey> hot, long now, List<Insight> insights) {
        for (HotKey key : hot) {
            double change = key.evidence(now) < FEW_EVENTS ? 1 : key.change(now);
            if (change >= RISING) {
                insights.add(new Insight.Rising(key.key, change, key.recentPerHour(now)));
            } else if (change <= FALLING) {
                insights.add(new Insight.Falling(key.key, change, key.recentPerHour(now)));
            }
        }
    }

    private static Insight peakHour(DayProfile day) {
        int peak = 0;
        double all = 0;
        for (int hour = 0; hour < HoursOfDay.COUNT; hour++) {
            all += day.mean(hour);
            peak = day.mean(hour) > day.mean(peak) ? hour : peak;
        }
        return new Insight.PeakHour(peak, all == 0 ? 0 : day.mean(peak) / all);
    }

    private static void addMisses(UsageMemory memory, List<Insight> insights) {
        List<String> names = memory.namespaces.names();
        for (int i = 0; i < memory.requests.length; i++) {
            double requests = memory.requests[i];
            if (requests >= FEW_USES && memory.misses[i] >= MANY_MISSES * requests) {
                insights.add(new Insight.ManyMisses(names.get(i), memory.misses[i] / requests, requests));
            }
        }
    }
}
