// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Detection and classification of alerts, and notifications. */
@NullMarked
package ai.smartwhale.balance.monitoring.alerts;

import org.jspecify.annotations.NullMarked;
