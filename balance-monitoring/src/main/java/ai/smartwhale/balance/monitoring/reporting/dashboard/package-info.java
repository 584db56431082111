// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What the dashboard shows: typed views of one moment, what changed between two, and what was before. */
@NullMarked
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import org.jspecify.annotations.NullMarked;
