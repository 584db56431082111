// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.time.Instant;

/**
 * Proof that Kafka has a message: all in-sync replicas acknowledged it.
 *
 * @param topic the topic
 * @param partition the partition, from 0
 * @param offset the offset in the partition
 * @param timestamp the time of the record
 */
public record SendReceipt(String topic, int partition, long offset, Instant timestamp) {}
