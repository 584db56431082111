// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Collection, aggregation and export of metrics, and health. */
@NullMarked
package ai.smartwhale.commons.monitoring;

import org.jspecify.annotations.NullMarked;
