// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Shows all metrics in a registry of the host's; touches Micrometer, and nothing else does. */
@NullMarked
package ai.smartwhale.commons.monitoring.micrometer;

import org.jspecify.annotations.NullMarked;
