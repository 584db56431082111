// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Dashboards for Grafana, pages that need no network, and timelines of alerts. */
@NullMarked
package ai.smartwhale.commons.monitoring.dashboard;

import org.jspecify.annotations.NullMarked;
