// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Metrics as text for Prometheus, as JSON and as MBeans. */
@NullMarked
package ai.smartwhale.commons.monitoring.export;

import org.jspecify.annotations.NullMarked;
