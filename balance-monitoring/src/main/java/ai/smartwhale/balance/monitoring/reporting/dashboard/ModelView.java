// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One model.
 *
 * @param modelId its name, never blank; shown as text whatever it contains. Of what is longer than 2,000 characters the
 *     head is shown with a digest, and halves of characters as question marks
 * @param requestsPerSecond requests that it makes, 0 or more
 * @param share its part of what is given out, 0 to 1
 * @param errorRatio failures among its answers, 0 to 1
 * @param latency99 what 99 of 100 answers do not exceed; empty without answers
 * @param queued its requests that wait, 0 or more
 * @param quality the quality of its data, 0 to 1; empty where it was not judged
 */
public record ModelView(
        String modelId,
        double requestsPerSecond,
        double share,
        double errorRatio,
        Optional<Duration> latency99,
        long queued,
        OptionalDouble quality) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ModelView {
        modelId = Shown.name("modelId", modelId);
        Shown.requireAmount("requestsPerSecond", requestsPerSecond);
        Shown.requireShare("share", share);
        Shown.requireShare("errorRatio", errorRatio);
        InvalidValueException.requirePresent("latency99", latency99)
                .ifPresent(latency -> Shown.requireNotNegative("latency99", latency));
        Shown.requireCount("queued", queued);
        Shown.requireShare("quality", quality);
    }
}
