// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * Readings and leases of CPU, memory and GPU. {@link ai.smartwhale.commons.resource.ResourceMonitor} samples in the
 * background what the machine, the container and the JVM say; the allocators lend what there is for a time, never more
 * than there is; thresholds and alerts watch; the optimiser plans and applies.
 */
@NullMarked
package ai.smartwhale.commons.resource;

import org.jspecify.annotations.NullMarked;
