// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.time.Duration;

/** What one model asked for and got. Guarded by the lock of its owner. */
final class NeedHistory {

    private static final int REQUESTS = 0;
    private static final int NEEDED = 1;
    private static final int DELIVERED = 2;
    private static final int LEVELS = 3;
    private static final int FIELDS = 4;

    private final SlidingSums sums;
    private final FadingRate rate;
    private final FrequentTypes types;
    private final double bucketSeconds;
    private final int graceBuckets;

    NeedHistory(RequirementAnalyzerConfig config, long now) {
        AnalysisWindow window = config.window();
        this.sums = new SlidingSums(FIELDS, window, now);
        this.rate = new FadingRate(config.smoothing().toNanos(), now);
        this.types = new FrequentTypes(config.maxTypes(), window.span().toNanos(), now);
        this.bucketSeconds = window.bucket().toNanos() / 1e9;
        this.graceBuckets = (int) ceilDiv(config.grace(), window.bucket());
    }

    private static long ceilDiv(Duration dividend, Duration divisor) {
        return -Math.floorDiv(-dividend.toNanos(), divisor.toNanos());
    }

    void requested(long now, DataNeed need) {
        sums.add(now, REQUESTS, 1);
        sums.add(now, NEEDED, need.bytes());
        sums.add(now, LEVELS, need.priority().level());
        rate.add(now, need.bytes());
        types.add(now, need.dataType());
    }

    void delivered(long now, long bytes) {
        sums.add(now, DELIVERED, bytes);
    }

    ModelNeed need(String model, long now) {
        return need(model, now, 0);
    }

    /** Without what was asked for just now. */
    ModelNeed settledNeed(String model, long now) {
        return need(model, now, graceBuckets);
    }

    private ModelNeed need(String model, long now, int youngest) {
        int all = sums.buckets();
        double requests = sums.sum(now, REQUESTS, youngest, all);
        double level = requests == 0 ? TaskPriority.DEFAULT.level() : sums.sum(now, LEVELS, youngest, all) / requests;
        return new ModelNeed(
                model,
                (long) requests,
                (long) sums.sum(now, NEEDED, youngest, all),
                (long) sums.sum(now, DELIVERED),
                rate.perSecond(now),
                growth(now),
                TaskPriority.nearest((long) Math.floor(level)));
    }

    private double growth(long now) {
        int half = sums.buckets() / 2;
        double young = sums.sum(now, NEEDED, 0, half);
        double old = sums.sum(now, NEEDED, half, 2 * half);
        // Of a model that is new, the older half says nothing.
        return old == 0 ? 0 : (young - old) / (young + old);
    }

    ModelNeeds needs(String model, long now) {
        double peak = 0;
        for (int age = 0; age < sums.buckets(); age++) {
            peak = Math.max(peak, sums.sum(now, NEEDED, age, age + 1));
        }
        return new ModelNeeds(need(model, now), peak / bucketSeconds, types.top(now));
    }
}
