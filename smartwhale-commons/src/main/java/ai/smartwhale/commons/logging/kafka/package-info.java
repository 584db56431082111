// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Ships log lines to Kafka. The client is optional. */
@NullMarked
package ai.smartwhale.commons.logging.kafka;

import org.jspecify.annotations.NullMarked;
