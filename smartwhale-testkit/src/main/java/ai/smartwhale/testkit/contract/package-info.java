// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The conformance test of {@link ai.smartwhale.messaging.KafkaService}: what every implementation does alike. */
@NullMarked
package ai.smartwhale.testkit.contract;

import org.jspecify.annotations.NullMarked;
