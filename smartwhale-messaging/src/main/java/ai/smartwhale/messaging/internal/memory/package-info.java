// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How Kafka in memory works inside. Not API: may change in any release. */
@NullMarked
package ai.smartwhale.messaging.internal.memory;

import org.jspecify.annotations.NullMarked;
