// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.internal.DefaultDeadLetters;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Reads dead-letter topics and sends their messages back to where they came from. A dead letter stays in its topic
 * until the retention of the topic ends, so a replay twice sends twice; the filter can choose by offset. Thread-safe.
 */
public interface DeadLetters {

    /**
     * Works over a connected service.
     *
     * @param kafka the service
     * @return the dead letters
     */
    static DeadLetters create(KafkaService kafka) {
        return new DefaultDeadLetters(kafka);
    }

    /**
     * Lists dead letters, oldest first within a partition.
     *
     * @param topic a dead-letter topic, or the topic whose dead letters are wanted
     * @param limit the most to list, 1..1,000,000
     * @return completes with the dead letters; empty where there is no dead-letter topic
     * @throws InvalidValueException if the limit is outside its range or the name is not one of a topic
     */
    CompletableFuture<List<DeadLetter>> list(String topic, int limit);

    /**
     * Sends dead letters back to their original topics, with their key, bytes and headers.
     *
     * @param topic a dead-letter topic, or the topic whose dead letters are wanted
     * @param filter chooses
     * @param dryRun true to only count
     * @return completes with what was done
     */
    CompletableFuture<ReplayReport> replay(String topic, Predicate<DeadLetter> filter, boolean dryRun);
}
