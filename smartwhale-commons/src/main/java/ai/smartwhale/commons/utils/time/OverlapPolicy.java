// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

/** Which moment is meant by a local time that a zone has twice when its clocks go back. */
public enum OverlapPolicy {
    /** The first of the two, with the offset before the change. As in java.time. */
    EARLIER,
    /** The second of the two, with the offset after the change. */
    LATER,
    /** An exception. */
    REJECT
}
