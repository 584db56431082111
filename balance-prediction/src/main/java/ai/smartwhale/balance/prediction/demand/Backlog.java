// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;

/**
 * Work that waits because more came than could be done (Lindley's recursion, 1952), and how probable it is that too
 * much will. Not thread-safe.
 */
final class Backlog {

    private double waiting;

    void endSlot(double load, double capacity) {
        waiting = Math.max(0, waiting + load - capacity);
    }

    /** Time passed in which nothing came. */
    void drain(double work) {
        waiting = Math.max(0, waiting - work);
    }

    double waiting() {
        return waiting;
    }

    void resume(double work) {
        waiting = work;
    }

    /**
     * For each coming slot, that more than so much work waits at its end. What comes until then is a total, whose
     * errors are known from past totals; capacity that will not be used on the expected path cannot be saved up.
     */
    double[] odds(Forecaster forecaster, Forecast path, double capacity, double tolerated) {
        double[] odds = new double[path.horizon()];
        double expected = waiting;
        double unused = 0;
        for (int slot = 0; slot < odds.length; slot++) {
            expected += path.mean(slot) - capacity;
            unused += Math.max(0, -expected);
            expected = Math.max(0, expected);
            double most = tolerated + (slot + 1) * capacity - waiting - unused;
            odds[slot] = Exceedance.ofTotal(forecaster, slot + 1, most);
        }
        return odds;
    }
}
