// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.Map;

/**
 * What a {@link StandInDataService} did so far.
 *
 * @param received requests that arrived, also those that could not be read
 * @param answered requests by the status of their answer; a duplicate counts once
 * @param bySource readable requests by the source that they name; those that name none are not in it
 * @param duplicates answers that were sent a second time on purpose
 * @param lost requests that were not answered on purpose
 * @param undelivered answers that Kafka did not take
 * @param unreadable requests that cannot be answered and went to the dead letters
 * @param inHand requests that are being worked on
 */
public record DataServiceStatistics(
        long received,
        Map<ResponseStatus, Long> answered,
        Map<DataSource, Long> bySource,
        long duplicates,
        long lost,
        long undelivered,
        long unreadable,
        int inHand) {

    /** Copies the maps. */
    public DataServiceStatistics {
        answered = Map.copyOf(answered);
        bySource = Map.copyOf(bySource);
    }

    /**
     * All answers.
     *
     * @return their number, without duplicates
     */
    public long answers() {
        return answered.values().stream().mapToLong(Long::longValue).sum();
    }
}
