// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.pattern.change.Adwin;
import ai.smartwhale.balance.prediction.pattern.change.Cusum;
import ai.smartwhale.balance.prediction.pattern.change.Shift;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices when scaled errors become larger. The sums work on logarithms, whose spread does not follow the largest
 * errors, standardised by what was usual since the last drift. Not thread-safe.
 */
final class DriftWatch {

    private static final double DELTA = 0.002;
    private static final double LARGEST = 10;
    private static final double SMALLEST = 1e-3;
    /** Errors from which what is usual is learned before the sums begin. */
    private static final int LEARNED = 200;
    /** Afterwards what is usual follows slowly. */
    private static final double FOLLOWING = 1.0 / 1_000;

    private Adwin window = Adwin.of(DELTA, 0, LARGEST);
    private Cusum sums = Cusum.withDefaults();
    private long learned;
    private double mean;
    private double variance;
    private double usual;
    private double recent;

    /** What was noticed with this error, if anything was. */
    AccuracyDrift.@Nullable Test add(double scaledError) {
        double before = window.mean();
        boolean cut = window.update(scaledError);
        double log = Math.log(Math.min(LARGEST, scaledError) + SMALLEST);
        boolean risen =
                learned >= LEARNED && variance > 0 && sums.update((log - mean) / Math.sqrt(variance)) == Shift.UP;
        learn(log, scaledError);
        if (cut && window.mean() > before) {
            return AccuracyDrift.Test.ADAPTIVE_WINDOW;
        }
        return risen ? AccuracyDrift.Test.CUMULATED_SUM : null;
    }

    private void learn(double log, double scaledError) {
        learned++;
        double part = Math.max(FOLLOWING, 1.0 / learned);
        double off = log - mean;
        mean += part * off;
        variance = (1 - part) * (variance + part * off * off);
        usual += part * (scaledError - usual);
        recent += Math.max(part, 0.1) * (scaledError - recent);
    }

    double usual() {
        return usual;
    }

    double recent() {
        return recent;
    }

    /** Forgets what was usual, so that one drift is told once. */
    void startAnew() {
        learned = 0;
        mean = 0;
        variance = 0;
        usual = 0;
        recent = 0;
        sums.reset();
        window = Adwin.of(DELTA, 0, LARGEST);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(learned);
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeDouble(usual);
        out.writeDouble(recent);
        Cusum.Snapshot sum = sums.snapshot();
        out.writeDouble(sum.upper());
        out.writeLong(sum.upperAge());
        out.writeDouble(sum.lower());
        out.writeLong(sum.lowerAge());
        Adwin.Snapshot adaptive = window.snapshot();
        out.writeInt(adaptive.sinceCheck());
        out.writeInt(adaptive.buckets().size());
        for (Adwin.Bucket bucket : adaptive.buckets()) {
            out.writeInt(bucket.level());
            out.writeDouble(bucket.total());
            out.writeDouble(bucket.squares());
        }
    }

    void read(DataInput in) throws IOException {
        learned = in.readLong();
        mean = in.readDouble();
        variance = in.readDouble();
        usual = in.readDouble();
        recent = in.readDouble();
        Cusum.Snapshot fresh = sums.snapshot();
        sums = Cusum.restore(new Cusum.Snapshot(
                fresh.allowance(), fresh.limit(), in.readDouble(), in.readLong(), in.readDouble(), in.readLong()));
        int sinceCheck = in.readInt();
        int count = in.readInt();
        if (count < 0 || count > 1_000) {
            throw new IOException("a window of " + count + " parts");
        }
        List<Adwin.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buckets.add(new Adwin.Bucket(in.readInt(), in.readDouble(), in.readDouble()));
        }
        window = Adwin.restore(new Adwin.Snapshot(DELTA, 0, LARGEST, sinceCheck, buckets));
    }
}
