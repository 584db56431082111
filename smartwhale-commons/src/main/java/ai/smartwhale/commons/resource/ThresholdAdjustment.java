// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * What an adjustment did.
 *
 * @param kind of what
 * @param before the thresholds before
 * @param after the thresholds now; the same if there was no reason or there were too few readings
 * @param samples readings it is based on
 */
public record ThresholdAdjustment(ResourceKind kind, Thresholds before, Thresholds after, int samples) {

    /**
     * Whether anything changed.
     *
     * @return true if the levels are others now
     */
    public boolean changed() {
        return !before.equals(after);
    }
}
