// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Shift;
import java.time.Instant;

/**
 * A change of usage that is to be expected.
 *
 * @param at the start of the slot in which it is expected
 * @param direction up or down
 * @param from usage per slot before it
 * @param to usage per slot after it
 * @param probability how likely it is, 0 to 1
 * @param cause why it is expected
 * @param reason the same for people
 */
public record PredictedChange(
        Instant at, Shift direction, double from, double to, double probability, Cause cause, String reason) {

    /** Why a change is expected. */
    public enum Cause {
        /** It happens at this time of every period. */
        RHYTHM,
        /** It is usual at this hour of the week. */
        HOUR_OF_WEEK,
        /** Usage has begun to differ from what is usual, and is likely to stay there. */
        SHIFT_UNDER_WAY
    }
}
