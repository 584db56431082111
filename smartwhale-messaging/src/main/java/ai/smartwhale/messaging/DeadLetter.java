// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that could not be handled, as it lies in a dead-letter topic.
 *
 * @param topic the dead-letter topic
 * @param partition its partition there
 * @param offset its offset there
 * @param at when it was given up
 * @param originalTopic the topic from which it came
 * @param originalPartition the partition from which it came
 * @param originalOffset the offset that it had there
 * @param attempts how often the handler tried
 * @param exception the class of the last failure
 * @param reason the message of the last failure
 * @param key the record key
 * @param value the bytes as they came
 * @param headers the headers of the original message, without ours
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        Instant at,
        String originalTopic,
        int originalPartition,
        long originalOffset,
        int attempts,
        String exception,
        String reason,
        Optional<String> key,
        byte[] value,
        Map<String, byte[]> headers) {}
