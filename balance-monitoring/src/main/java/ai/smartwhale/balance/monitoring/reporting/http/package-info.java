// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The dashboard for browsers. */
@NullMarked
package ai.smartwhale.balance.monitoring.reporting.http;

import org.jspecify.annotations.NullMarked;
