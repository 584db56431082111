// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The formats a report is written in. */
@NullMarked
package ai.smartwhale.balance.monitoring.reporting.format;

import org.jspecify.annotations.NullMarked;
