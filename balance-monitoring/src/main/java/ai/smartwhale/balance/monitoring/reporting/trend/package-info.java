// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Series, their trends and forecasts, and the port through which a host lends better ones. */
@NullMarked
package ai.smartwhale.balance.monitoring.reporting.trend;

import org.jspecify.annotations.NullMarked;
