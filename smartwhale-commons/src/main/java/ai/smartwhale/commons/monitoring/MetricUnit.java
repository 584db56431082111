// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.Arrays;
import java.util.Locale;

/** What the values of a metric are measured in, as the last word of its name says. */
public enum MetricUnit {
    /** Time. */
    SECONDS,
    /** Sizes. */
    BYTES,
    /** Shares, 0 to 1. */
    RATIO,
    /** Temperatures. */
    CELSIUS,
    /** Energies. */
    JOULES,
    /** Lengths. */
    METERS,
    /** Masses. */
    GRAMS,
    /** Electric currents. */
    AMPERES,
    /** Electric tensions. */
    VOLTS,
    /** Plain numbers. */
    NONE;

    /**
     * The word at the end of names, as OpenMetrics writes it.
     *
     * @return the word; empty for plain numbers
     */
    public String word() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }

    static MetricUnit of(String name) {
        String base = name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
        String last = base.substring(base.lastIndexOf('_') + 1);
        return Arrays.stream(values())
                .filter(unit -> unit.word().equals(last))
                .findFirst()
                .orElse(NONE);
    }
}
