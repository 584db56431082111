// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * Divides what all instances together may have under way: max-min fair (water-filling), so that who wants less than an
 * equal part gets what it wants, and the rest is divided equally among the others. What nobody wants is divided
 * equally, too, to be ready for what comes. All who know the same wants come to parts that add up to the whole, as long
 * as there is one for each. Pure functions.
 */
public final class InFlightShare {

    private InFlightShare() {}

    /**
     * The part of one instance.
     *
     * @param total what there is, 1 or more
     * @param own what this instance wants, 0 or more
     * @param others what each of the others wants, 0 or more each
     * @return 1 or more, so that nobody comes to a halt
     * @throws InvalidValueException if a number is outside its range
     */
    public static int of(int total, long own, long... others) {
        InvalidValueException.requireRange("total", total, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("own", own, 0, Long.MAX_VALUE);
        long[] wants = Arrays.copyOf(others, others.length + 1);
        wants[others.length] = own;
        Arrays.sort(wants);
        double left = total;
        for (int i = 0; i < wants.length; i++) {
            InvalidValueException.requireRange("others", wants[i], 0, Long.MAX_VALUE);
            double equal = left / (wants.length - i);
            if (wants[i] > equal) {
                return (int) Math.max(1, Math.floor(Math.min(own, equal)));
            }
            left -= wants[i];
        }
        return (int) Math.max(1, Math.floor(own + left / wants.length));
    }
}
