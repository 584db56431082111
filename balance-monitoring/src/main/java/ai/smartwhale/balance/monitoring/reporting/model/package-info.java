// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What a report consists of, the same for every format. */
@NullMarked
package ai.smartwhale.balance.monitoring.reporting.model;

import org.jspecify.annotations.NullMarked;
