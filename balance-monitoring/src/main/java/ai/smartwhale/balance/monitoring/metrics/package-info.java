// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Views over performance, quality and resources. */
@NullMarked
package ai.smartwhale.balance.monitoring.metrics;

import org.jspecify.annotations.NullMarked;
