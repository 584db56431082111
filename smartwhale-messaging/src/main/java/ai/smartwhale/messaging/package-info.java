// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Messages of the Smart Whale wire contract and their way over Kafka. */
@NullMarked
package ai.smartwhale.messaging;

import org.jspecify.annotations.NullMarked;
