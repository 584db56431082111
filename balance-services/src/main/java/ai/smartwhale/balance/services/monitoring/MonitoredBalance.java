// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.path.PathStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** What an observer reads of a Balance, and what it may do there. All of it is cheap; thread-safe. */
public interface MonitoredBalance {

    /**
     * What tells it from others.
     *
     * @return its instance id
     */
    String instanceId();

    /**
     * What was counted.
     *
     * @return the counts of about now
     */
    TrafficCounts traffic();

    /**
     * What was decided about requests.
     *
     * @return the counts of about now
     */
    PathStatistics path();

    /**
     * How many requests the largest batch had of those that left lately.
     *
     * @return since this was asked for the time before; 0 if none left
     */
    long largestBatch();

    /**
     * How many requests may wait to be sent.
     *
     * @return 1 or more
     */
    long queueCapacity();

    /**
     * How many requests may wait for their answer.
     *
     * @return 1 or more
     */
    long pendingCapacity();

    /**
     * Which models have requests that wait for an answer.
     *
     * @return how many each
     */
    Map<String, Long> pendingByModel();

    /**
     * What foresees the load.
     *
     * @return absent where nothing does
     */
    Optional<Foresight> foresight();

    /**
     * Where answers go that are not good enough.
     *
     * @return absent where there is no control of their quality, or nobody knows
     */
    Optional<QuarantineStore> quarantine();

    /**
     * How many messages became dead letters here.
     *
     * @return absent where that is not known, as with a Kafka service of the host's own
     */
    OptionalLong deadLetters();

    /**
     * What the loop decided lately.
     *
     * @return the decisions as they are now, the oldest first; none where there is no loop
     */
    List<Decision> decisions();

    /**
     * Publishes an event on {@code smartwhale.balance.events}.
     *
     * @param key events of the same key keep their order
     * @param type what happened
     * @param json the facts, as one JSON value in UTF-8
     * @return done when Kafka has it
     */
    CompletionStage<?> publish(String key, String type, byte[] json);
}
