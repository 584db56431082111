// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

/** What becomes of a local time that a zone skips when its clocks go forward. */
public enum GapPolicy {
    /** Later by the length of the gap: 02:30 becomes 03:30 where 02:00 to 03:00 is skipped. As in java.time. */
    SHIFT_FORWARD,
    /** Earlier by the length of the gap: 02:30 becomes 01:30. */
    SHIFT_BACKWARD,
    /** The first moment after the gap: 02:30 becomes 03:00. */
    END_OF_GAP,
    /** An exception. */
    REJECT
}
