// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Windows over what was collected: rates, spreads and merged histograms, with their units. */
@NullMarked
package ai.smartwhale.commons.monitoring.aggregation;

import org.jspecify.annotations.NullMarked;
