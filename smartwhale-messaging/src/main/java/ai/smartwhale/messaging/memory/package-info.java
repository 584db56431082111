// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Kafka in memory, for the unit tests of hosts. */
@NullMarked
package ai.smartwhale.messaging.memory;

import org.jspecify.annotations.NullMarked;
