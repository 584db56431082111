// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * From alerts to messages: routing, grouping, inhibition, silences, acknowledgement, escalation and delivery.
 *
 * <p>The terms and their meaning are those of the Prometheus Alertmanager, whose configuration people know. It adds
 * what Alertmanager has not: acknowledgement, escalation, and repeats that are exact instead of rounded up to the next
 * {@code group_interval}.
 */
@NullMarked
package ai.smartwhale.balance.monitoring.alerts.notification;

import org.jspecify.annotations.NullMarked;
