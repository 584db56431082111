// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What happened when, in at most {@value #MOST} buckets: a run that outgrows them has neighbours put together and the
 * buckets made twice as wide. Not thread-safe.
 */
final class TimeSeries {

    static final int MOST = 160;
    private static final int FEWEST = 20;
    private static final int WORTH_A_POINT = 10;
    private static final int DIGITS = 2;

    private List<Bucket> buckets = new ArrayList<>();
    private long widthNanos = Duration.ofMillis(50).toNanos();

    private static final class Bucket {
        private long sent;
        private long answered;
        private long failed;
        private final Histogram latency = new Histogram(DIGITS);

        private void add(Bucket other) {
            sent += other.sent;
            answered += other.answered;
            failed += other.failed;
            latency.add(other.latency);
        }
    }

    void sent(long nanos) {
        at(nanos).sent++;
    }

    void ended(long nanos, Outcome outcome, long latencyMicros) {
        Bucket bucket = at(nanos);
        if (outcome == Outcome.ANSWERED) {
            bucket.answered++;
            bucket.latency.recordValue(latencyMicros);
        } else {
            bucket.failed++;
        }
    }

    private Bucket at(long nanos) {
        while (nanos / widthNanos >= MOST) {
            halve();
        }
        int index = (int) (Math.max(0, nanos) / widthNanos);
        while (buckets.size() <= index) {
            buckets.add(new Bucket());
        }
        return buckets.get(index);
    }

    private void halve() {
        List<Bucket> wider = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            if (i % 2 == 0) {
                wider.add(buckets.get(i));
            } else {
                wider.get(i / 2).add(buckets.get(i));
            }
        }
        buckets = wider;
        widthNanos *= 2;
    }

    /** The points of a plot: wide enough that each stands for some requests, or a slow run would look like noise. */
    List<TimePoint> points() {
        long sent = buckets.stream().mapToLong(bucket -> bucket.sent).sum();
        while (buckets.size() > FEWEST && sent < (long) WORTH_A_POINT * buckets.size()) {
            halve();
        }
        List<TimePoint> points = new ArrayList<>();
        double seconds = widthNanos / 1e9;
        for (int i = 0; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            points.add(new TimePoint(
                    Duration.ofNanos(widthNanos * i),
                    bucket.sent / seconds,
                    bucket.answered / seconds,
                    bucket.failed / seconds,
                    Latency.of(bucket.latency)));
        }
        return points;
    }
}
