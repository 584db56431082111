// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked in each second, and what of it was answered, by model. Kept for the whole soak, in a few hundred bytes
 * a second for a few dozen models. Thread-safe.
 */
public final class Timeline {

    private static final double ALL = 0.99;
    private static final int SURE_SECONDS = 3;

    /** Counts of one model in a span. */
    static final class Count {
        private long asked;
        private long answered;

        long asked() {
            return asked;
        }

        long answered() {
            return answered;
        }

        void add(long moreAsked, long moreAnswered) {
            asked += moreAsked;
            answered += moreAnswered;
        }
    }

    private final Map<String, Integer> models = new LinkedHashMap<>();
    /** Two counts for each model, so that what is kept for a second is small beside what the soak looks at. */
    private final TreeMap<Long, int[]> seconds = new TreeMap<>();

    /** An empty one. */
    public Timeline() {}

    synchronized void asked(long nanos, String model) {
        increment(nanos, model, 0);
    }

    synchronized void answered(long nanos, String model) {
        increment(nanos, model, 1);
    }

    private void increment(long nanos, String model, int which) {
        int index = models.computeIfAbsent(model, name -> models.size());
        long second = Duration.ofNanos(nanos).toSeconds();
        int[] counts = seconds.computeIfAbsent(second, at -> new int[2 * models.size()]);
        if (counts.length < 2 * models.size()) {
            counts = Arrays.copyOf(counts, 2 * models.size());
            seconds.put(second, counts);
        }
        counts[2 * index + which]++;
    }

    /** The counts of a span of seconds, by model, of those that asked. */
    synchronized Map<String, Count> span(long from, long to) {
        Map<String, Count> sums = new HashMap<>();
        seconds.subMap(from, to)
                .values()
                .forEach(counts -> models.forEach((model, index) -> {
                    if (2 * index < counts.length && counts[2 * index] > 0) {
                        sums.computeIfAbsent(model, name -> new Count()).add(counts[2 * index], counts[2 * index + 1]);
                    }
                }));
        return sums;
    }

    /** The second after the last one in which something was asked. */
    synchronized long end() {
        return seconds.isEmpty() ? 0 : seconds.lastKey() + 1;
    }

    /**
     * How many requests were asked, and answered, in a span, by when they were asked.
     *
     * @param from the first second
     * @param to the second after the last
     * @return asked and answered
     */
    public long[] totals(long from, long to) {
        Count sum = new Count();
        span(from, to).values().forEach(count -> sum.add(count.asked(), count.answered()));
        return new long[] {sum.asked(), sum.answered()};
    }

    /**
     * How long it took until all that was asked was answered again, in three seconds one after the other.
     *
     * @param since the end of the fault
     * @param until the start of the next, or the end of the soak
     * @return the time, empty if it never was so
     */
    public Optional<Duration> recovery(Duration since, Duration until) {
        int well = 0;
        for (long second = since.toSeconds(); second < Math.min(until.toSeconds(), end()); second++) {
            long[] totals = totals(second, second + 1);
            well = totals[1] >= ALL * totals[0] ? well + 1 : 0;
            if (well == SURE_SECONDS) {
                Duration from = Duration.ofSeconds(second - SURE_SECONDS + 1).minus(since);
                return Optional.of(from.isNegative() ? Duration.ZERO : from);
            }
        }
        return Optional.empty();
    }
}
