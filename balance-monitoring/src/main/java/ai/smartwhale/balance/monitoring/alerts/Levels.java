// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Two levels, so that noise around one does not make an alert go back and forth: it fires beyond the one and is well
 * again only on the good side of the other.
 *
 * @param side where it is bad to be
 * @param fire beyond it the fault is there
 * @param clear at it or on its good side all is well; equal to the fire level or on its good side
 */
public record Levels(Side side, double fire, double clear) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a level is not finite, or the clear level lies on the bad side of the other
     */
    public Levels {
        InvalidValueException.requirePresent("side", side);
        if (!Double.isFinite(fire)) {
            throw new InvalidValueException("fire", fire, "a finite number");
        }
        if (!Double.isFinite(clear) || side.isBeyond(clear, fire)) {
            String allowed = side == Side.ABOVE ? "at most " + fire : "at least " + fire;
            throw new InvalidValueException("clear", clear, allowed);
        }
    }

    /**
     * What a value says.
     *
     * @param value the value
     * @return no data where it is not a number
     */
    public Verdict judge(double value) {
        if (Double.isNaN(value)) {
            return Verdict.NO_DATA;
        }
        if (side.isBeyond(value, fire)) {
            return Verdict.BREACHED;
        }
        return side.isBeyond(value, clear) ? Verdict.BETWEEN : Verdict.WELL;
    }
}
