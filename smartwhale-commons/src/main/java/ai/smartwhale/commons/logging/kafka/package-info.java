// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Ships log lines to a topic of Kafka. The only package of logging that touches kafka-clients. */
@NullMarked
package ai.smartwhale.commons.logging.kafka;

import org.jspecify.annotations.NullMarked;
