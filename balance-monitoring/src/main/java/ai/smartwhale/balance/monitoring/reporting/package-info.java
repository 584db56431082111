// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Reports, trends and the dashboard. */
@NullMarked
package ai.smartwhale.balance.monitoring.reporting;

import org.jspecify.annotations.NullMarked;
