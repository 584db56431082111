// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * The wait in front of a place where work is done.
 *
 * @param utilisation what part of its time it is busy, 0 or more
 * @param delay the average time before work begins; nothing if the work never ends, from a utilisation of 1 on
 * @param waiting how much work waits on the average, by Little's law; 0 where there is no wait
 */
public record QueueEstimate(double utilisation, Optional<Duration> delay, double waiting) {

    private static final double LONGEST_SECONDS = 1e9;

    /**
     * Estimates the wait by Kingman's formula (1961), for several servers with the factor of Sakasegawa (1977): exact
     * for one server with arrivals at random.
     *
     * @param utilisation what part of its time each server is busy, 0 or more
     * @param profile how work arrives and is done
     * @return the estimate
     * @throws InvalidValueException if the utilisation is negative or not finite
     */
    public static QueueEstimate of(double utilisation, ServiceProfile profile) {
        Numbers.requireAmount("utilisation", utilisation);
        InvalidValueException.requirePresent("profile", profile);
        if (utilisation >= 1) {
            return new QueueEstimate(utilisation, Optional.empty(), Double.POSITIVE_INFINITY);
        }
        int servers = profile.servers();
        double service = profile.serviceTime().toNanos() / 1e9;
        double crowding = Math.pow(utilisation, Math.sqrt(2.0 * (servers + 1)) - 1) / (servers * (1 - utilisation));
        double variability = (profile.arrivalVariability() + profile.serviceVariability()) / 2;
        double seconds = Math.min(LONGEST_SECONDS, service * crowding * variability);
        double perSecond = utilisation * servers / service;
        return new QueueEstimate(
                utilisation, Optional.of(Duration.ofNanos(Math.round(seconds * 1e9))), perSecond * seconds);
    }
}
