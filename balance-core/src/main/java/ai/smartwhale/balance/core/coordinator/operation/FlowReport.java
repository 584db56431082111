// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.CriticalPath;
import java.util.List;
import java.util.Map;

/**
 * How the operations that have not ended depend on each other.
 *
 * @param order an order in which they can be done
 * @param waiting what each of those that wait waits for
 * @param criticalPath the chain that decides how long all of them take
 */
public record FlowReport(List<String> order, Map<String, List<String>> waiting, CriticalPath criticalPath) {

    /** Copies the collections. */
    public FlowReport {
        order = List.copyOf(order);
        waiting = Map.copyOf(waiting);
    }
}
