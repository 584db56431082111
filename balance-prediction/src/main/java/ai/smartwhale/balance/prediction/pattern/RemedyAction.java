// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** What can be done about an anomaly; to choose and to carry out by whoever owns the model. */
public enum RemedyAction {
    /** Look at the source of the data: it may have stopped or be stuck. */
    CHECK_SOURCE,
    /** Look at recent releases and configuration changes. */
    CHECK_CHANGES,
    /** Look at the schedule of the jobs behind the load. */
    CHECK_SCHEDULE,
    /** Add capacity, or raise limits. */
    ADD_CAPACITY,
    /** Limit or shed requests of low priority. */
    SHED_LOW_PRIORITY,
    /** Learn thresholds and forecasts anew. */
    RELEARN_BASELINE,
    /** Widen the safety margins of forecasts and batches. */
    WIDEN_MARGINS,
    /** Compare the model's version and configuration with its peers'. */
    COMPARE_WITH_PEERS,
    /** Nothing but watch whether it comes again. */
    WATCH
}
