// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.internal.Snapshots;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocks, their common scale and the watch over the first of them, under one lock. */
final class DefaultAccuracyMonitor implements AccuracyMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(AccuracyMonitor.class);
    private static final int VERSION = 1;

    private final AccuracyMonitorConfig config;
    private final DriftListener listener;
    private final BlockErrors[] blocks;
    private final NaiveScale scale;
    private final DriftWatch watch = new DriftWatch();
    private long watched;
    private long drifts;

    DefaultAccuracyMonitor(AccuracyMonitorConfig config, DriftListener listener) {
        this.config = config;
        this.listener = listener;
        this.blocks = new BlockErrors[config.lastSteps().size()];
        int first = 1;
        for (int i = 0; i < blocks.length; i++) {
            int last = config.lastSteps().get(i);
            blocks[i] = new BlockErrors(first, last, config.fading(), config.level());
            first = last + 1;
        }
        this.scale = new NaiveScale(config.season(), config.fading());
    }

    @Override
    public synchronized void observe(double actual) {
        if (Double.isInfinite(actual)) {
            throw new InvalidValueException("actual", actual, "a finite number, or NaN for none");
        }
        scale.add(actual);
    }

    @Override
    public void record(int step, double actual, double mean, double lower, double upper) {
        InvalidValueException.requireRange("step", step, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost(
                "step", step, config.lastSteps().get(config.lastSteps().size() - 1));
        requireFinite("mean", mean);
        requireFinite("lower", lower);
        if (!(requireFinite("upper", upper) >= lower)) {
            throw new InvalidValueException("upper", upper, lower + " or more");
        }
        if (Double.isNaN(actual)) {
            return;
        }
        requireFinite("actual", actual);
        AccuracyDrift drift = add(step, actual, mean, lower, upper);
        if (drift != null) {
            tell(drift);
        }
    }

    private synchronized @Nullable AccuracyDrift add(int step, double actual, double mean, double lower, double upper) {
        for (BlockErrors block : blocks) {
            if (block.has(step)) {
                block.add(actual, mean, lower, upper);
            }
        }
        double unit = scale.orZero();
        if (!blocks[0].has(step) || unit == 0) {
            return null;
        }
        watched++;
        AccuracyDrift.Test test = watch.add(Math.abs(actual - mean) / unit);
        if (test == null) {
            return null;
        }
        AccuracyDrift drift = new AccuracyDrift(test, watched, watch.usual(), watch.recent());
        drifts++;
        watch.startAnew();
        return drift;
    }

    private void tell(AccuracyDrift drift) {
        try {
            listener.onDrift(drift);
        } catch (RuntimeException e) {
            LOG.warn("A listener of accuracy drifts failed", e);
        }
    }

    private static double requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
        return value;
    }

    @Override
    public double level() {
        return config.level();
    }

    @Override
    public synchronized AccuracyReport monitorAccuracy() {
        return new AccuracyReport(
                scale.value(),
                Arrays.stream(blocks)
                        .filter(block -> !block.empty())
                        .map(block -> block.accuracy(scale.value()))
                        .toList(),
                drifts);
    }

    @Override
    public synchronized byte[] snapshot() {
        return Snapshots.write(VERSION, out -> {
            out.writeInt(blocks.length);
            out.writeLong(watched);
            out.writeLong(drifts);
            scale.write(out);
            watch.write(out);
            for (BlockErrors block : blocks) {
                block.write(out);
            }
        });
    }

    @Override
    public synchronized void restore(byte[] snapshot) {
        Snapshots.read(snapshot, VERSION, in -> {
            int count = in.readInt();
            if (count != blocks.length) {
                throw new IOException(count + " blocks, configured are " + blocks.length);
            }
            watched = in.readLong();
            drifts = in.readLong();
            scale.read(in);
            watch.read(in);
            for (BlockErrors block : blocks) {
                block.read(in);
            }
        });
    }
}
