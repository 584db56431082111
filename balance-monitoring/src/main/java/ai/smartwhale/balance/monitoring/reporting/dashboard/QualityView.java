// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import java.util.OptionalDouble;

/**
 * The quality of the data so far.
 *
 * @param overall the index of all of it, 0 to 1; empty where nothing was judged
 * @param assessed records that were judged, 0 or more
 * @param repaired records that were repaired, 0 or more
 * @param quarantined records that lie in quarantine now, 0 or more
 * @param rejected records that were refused, 0 or more
 */
public record QualityView(OptionalDouble overall, long assessed, long repaired, long quarantined, long rejected) {

    /**
     * Checks every component.
     *
     * @throws ai.smartwhale.commons.InvalidValueException if a component is outside of its range
     */
    public QualityView {
        Shown.requireShare("overall", overall);
        Shown.requireCount("assessed", assessed);
        Shown.requireCount("repaired", repaired);
        Shown.requireCount("quarantined", quarantined);
        Shown.requireCount("rejected", rejected);
    }
}
