// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import java.util.OptionalDouble;

/**
 * How much of each resource is in use, 0 to 1 of what there is. What cannot be measured is empty, never 0.
 *
 * @param cpu the processors
 * @param heap the heap
 * @param direct memory outside of the heap
 * @param collecting time that went into collecting garbage
 * @param disk the disk
 * @param gpu the graphics processors
 */
public record ResourceView(
        OptionalDouble cpu,
        OptionalDouble heap,
        OptionalDouble direct,
        OptionalDouble collecting,
        OptionalDouble disk,
        OptionalDouble gpu) {

    /**
     * Checks every component.
     *
     * @throws ai.smartwhale.commons.InvalidValueException if a share is outside of 0 to 1
     */
    public ResourceView {
        Shown.requireShare("cpu", cpu);
        Shown.requireShare("heap", heap);
        Shown.requireShare("direct", direct);
        Shown.requireShare("collecting", collecting);
        Shown.requireShare("disk", disk);
        Shown.requireShare("gpu", gpu);
    }
}
