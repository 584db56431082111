// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

/** One line: when and how much. What is not a number is a gap. */
record ChartSeries(String name, double[] at, double[] values) {

    /** The latest that is a number; not a number where there is none. */
    double latest() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return Double.NaN;
    }
}
