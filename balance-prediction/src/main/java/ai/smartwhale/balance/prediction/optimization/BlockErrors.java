// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/** The fading sums of one block of steps. Not thread-safe. */
final class BlockErrors {

    private final int firstStep;
    private final int lastStep;
    private final double fading;
    private final double alpha;
    private long count;
    private double weight;
    private double absolute;
    private double squared;
    private double signed;
    private double symmetric;
    private double covered;
    private double pinball;
    private double interval;

    BlockErrors(int firstStep, int lastStep, double fading, double level) {
        this.firstStep = firstStep;
        this.lastStep = lastStep;
        this.fading = fading;
        this.alpha = 1 - level;
    }

    boolean has(int step) {
        return step >= firstStep && step <= lastStep;
    }

    boolean empty() {
        return count == 0;
    }

    void add(double actual, double mean, double lower, double upper) {
        double error = mean - actual;
        double sizes = Math.abs(actual) + Math.abs(mean);
        double below = Math.max(0, lower - actual);
        double above = Math.max(0, actual - upper);
        count++;
        weight = weight * fading + 1;
        absolute = absolute * fading + Math.abs(error);
        squared = squared * fading + error * error;
        signed = signed * fading + error;
        symmetric = symmetric * fading + (sizes == 0 ? 0 : 200 * Math.abs(error) / sizes);
        covered = covered * fading + (below == 0 && above == 0 ? 1 : 0);
        interval = interval * fading + (upper - lower) + 2 / alpha * (below + above);
        pinball = pinball * fading + (loss(actual, lower, alpha / 2) + loss(actual, upper, 1 - alpha / 2)) / 2;
    }

    private static double loss(double actual, double quantile, double probability) {
        double off = actual - quantile;
        return Math.max(probability * off, (probability - 1) * off);
    }

    BlockAccuracy accuracy(OptionalDouble scale) {
        double mae = absolute / weight;
        double score = interval / weight;
        return new BlockAccuracy(
                firstStep,
                lastStep,
                count,
                mae,
                Math.sqrt(squared / weight),
                signed / weight,
                symmetric / weight,
                scale.isPresent() ? OptionalDouble.of(mae / scale.getAsDouble()) : OptionalDouble.empty(),
                covered / weight,
                pinball / weight,
                scale.isPresent() ? OptionalDouble.of(score / scale.getAsDouble()) : OptionalDouble.empty());
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (double sum : new double[] {weight, absolute, squared, signed, symmetric, covered, pinball, interval}) {
            out.writeDouble(sum);
        }
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        weight = in.readDouble();
        absolute = in.readDouble();
        squared = in.readDouble();
        signed = in.readDouble();
        symmetric = in.readDouble();
        covered = in.readDouble();
        pinball = in.readDouble();
        interval = in.readDouble();
    }
}
