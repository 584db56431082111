// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

/** How timers are written in the text formats. */
public enum TimerStyle {
    /** As histograms: counts up to bounds, which a server can add up over many processes. */
    HISTOGRAM,
    /** As summaries: percentiles of the recent past, which nobody can add up but everybody can read. */
    SUMMARY
}
