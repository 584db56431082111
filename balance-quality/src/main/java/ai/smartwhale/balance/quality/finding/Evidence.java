// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What one detector had to say.
 *
 * @param detector its name
 * @param probability how sure it is alone, 0 to 1
 */
public record Evidence(String detector, double probability) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if there is no name, or the probability is outside of 0..1
     */
    public Evidence {
        InvalidValueException.requireText("detector", detector);
        QualityScore.requireShare("probability", probability);
    }
}
