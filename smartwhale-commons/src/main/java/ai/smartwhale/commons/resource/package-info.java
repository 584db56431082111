// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * Readings and leases of CPU, memory and GPU. {@link ai.smartwhale.commons.resource.ResourceMonitor} samples in the
 * background what the machine, the container and the JVM say; the allocators lend what there is for a time, never more
 * than there is; thresholds and alerts watch; the optimiser plans and applies.
 *
 * <pre>{@code
 * ResourceMonitor monitor = ResourceMonitor.create(executors);
 * ThresholdManager thresholds = ThresholdManager.create(ThresholdManagerConfig.defaults());
 * AlertGenerator alerts = AlertGenerator.create(AlertGeneratorConfig.defaults());
 * thresholds.setThresholds(ResourceKind.HEAP, Thresholds.of(0.8, 0.9));
 * monitor.addListener(sample -> alerts.generate(thresholds.handleBreach(sample)).forEach(pager::send));
 * monitor.start();
 *
 * try (MemoryLease lease = memory.allocateMemory(MemoryRequest.of("decoder", 1 << 20)).lease().orElseThrow()) {
 *     decode(lease.buffer());
 * }
 * }</pre>
 */
@NullMarked
package ai.smartwhale.commons.resource;

import org.jspecify.annotations.NullMarked;
