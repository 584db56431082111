// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.util.List;

/**
 * What was done about models that are in each other's way.
 *
 * @param shifts priorities that were moved
 */
public record InteractionReport(List<Shift> shifts) {

    /** Copies the list. */
    public InteractionReport {
        shifts = List.copyOf(shifts);
    }

    /**
     * A priority that was moved by one level.
     *
     * @param model whose
     * @param before what it was
     * @param after what it is
     * @param cause why
     */
    public record Shift(String model, TaskPriority before, TaskPriority after, Cause cause) {}

    /** Why a priority is moved. */
    public enum Cause {
        /** It misses its target too often, and that is no chance. */
        MISSES_TARGET,
        /** It meets its target while others miss theirs, and has more than its fair share. */
        TAKES_FROM_OTHERS,
        /** The reason for an earlier move is gone. */
        EASED
    }
}
