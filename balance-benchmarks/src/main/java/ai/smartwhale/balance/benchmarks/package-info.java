// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements side by side with bare kafka-clients, Spring Kafka and Confluent's parallel-consumer. */
@NullMarked
package ai.smartwhale.balance.benchmarks;

import org.jspecify.annotations.NullMarked;
