// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Checks of a Kafka cluster, each with what to do about its findings. */
@NullMarked
package ai.smartwhale.balance.cli.doctor;

import org.jspecify.annotations.NullMarked;
