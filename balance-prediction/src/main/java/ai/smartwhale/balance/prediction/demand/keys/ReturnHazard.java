// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How soon keys are asked for again, by how often they were asked for and how long ago: returns per time of waiting, in
 * cells of age that double (the occurrence/exposure rate of a piecewise exponential model, Friedman, 1982). A wait that
 * never ends counts as waiting, so that keys which are asked for once teach that most do not come back. Cells with few
 * waits lean on those of the same age in all keys. Not thread-safe.
 */
final class ReturnHazard {

    private static final int CELLS = 32;
    private static final int CLASSES = 6;
    private static final double FIRST_WIDTH = 16;
    /** Waits of all keys with which a class is thought to begin. */
    private static final double BORROWED = 8;
    /** Waits in a class after which all of them count half. */
    private static final double FULL = 8_192;

    private final double[] returns = new double[CLASSES * CELLS];
    private final double[] waited = new double[CLASSES * CELLS];
    private final double[] allReturns = new double[CELLS];
    private final double[] allWaited = new double[CELLS];
    private double waits;

    /** A key of so many visits waited from one age to another, in milliseconds. */
    void waited(int visits, double from, double to) {
        int row = row(visits);
        for (int cell = cell(from); cell < CELLS && start(cell) < to; cell++) {
            double part = Math.min(to, end(cell)) - Math.max(from, start(cell));
            waited[row + cell] += part;
            allWaited[cell] += part;
        }
    }

    /** A key of so many visits was asked for again at an age, in milliseconds. */
    void returned(int visits, double age) {
        int cell = cell(age);
        returns[row(visits) + cell]++;
        allReturns[cell]++;
        if (++waits >= FULL) {
            halve(returns);
            halve(waited);
            halve(allReturns);
            halve(allWaited);
            waits /= 2;
        }
    }

    /** The expected number of returns between two ages. */
    double between(int visits, double from, double to) {
        int row = row(visits);
        double sum = 0;
        for (int cell = cell(from); cell < CELLS && start(cell) < to; cell++) {
            sum += rate(row, cell) * (Math.min(to, end(cell)) - Math.max(from, start(cell)));
        }
        return sum;
    }

    /** Returns per millisecond at an age. */
    double at(int visits, double age) {
        return rate(row(visits), cell(age));
    }

    private double rate(int row, int cell) {
        double width = cell == CELLS - 1 ? start(cell) : end(cell) - start(cell);
        double all = allReturns[cell] / (allWaited[cell] + width);
        return (returns[row + cell] + all * BORROWED * width) / (waited[row + cell] + BORROWED * width);
    }

    /** Once, twice, three times, up to 7, up to 15, more. */
    private static int row(int visits) {
        int index = visits <= 3 ? visits - 1 : Math.min(CLASSES - 1, 32 - Integer.numberOfLeadingZeros(visits));
        return index * CELLS;
    }

    private static int cell(double age) {
        return Math.min(CELLS - 1, Math.getExponent(1 + Math.max(0, age) / FIRST_WIDTH));
    }

    private static double start(int cell) {
        return FIRST_WIDTH * (Math.scalb(1.0, cell) - 1);
    }

    private static double end(int cell) {
        return cell == CELLS - 1 ? Double.MAX_VALUE : start(cell + 1);
    }

    private static void halve(double[] values) {
        Arrays.setAll(values, i -> values[i] / 2);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(waits);
        for (double[] values : parts()) {
            for (double value : values) {
                out.writeDouble(value);
            }
        }
    }

    void read(DataInput in) throws IOException {
        waits = in.readDouble();
        for (double[] values : parts()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readDouble();
            }
        }
    }

    private double[][] parts() {
        return new double[][] {returns, waited, allReturns, allWaited};
    }
}
