// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * What is promised to the requests of one priority. What fails misses it, and what is slower than it may be; answers
 * that say that there is no such data, or that the request was no good, do not.
 *
 * @param share the share of the requests that have to keep it, above 0 and below 1
 * @param within how long an answer may take, above zero; absent for as long as the request itself allows
 */
public record ServiceObjective(double share, Optional<Duration> within) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ServiceObjective {
        if (!(share > 0 && share < 1)) {
            throw new InvalidValueException("share", share, "above 0 and below 1");
        }
        InvalidValueException.requirePresent("within", within)
                .ifPresent(time -> InvalidValueException.requirePositive("within", time));
    }

    /**
     * So many in time, by the time of the request itself.
     *
     * @param share the share that has to be answered
     * @return the objective
     */
    public static ServiceObjective of(double share) {
        return new ServiceObjective(share, Optional.empty());
    }
}
