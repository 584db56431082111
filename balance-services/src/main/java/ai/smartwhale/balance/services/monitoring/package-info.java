// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What {@link ai.smartwhale.balance.services.Balance} tells operators: views, alerts, the dashboard and reports. */
@NullMarked
package ai.smartwhale.balance.services.monitoring;

import org.jspecify.annotations.NullMarked;
