// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.util.List;

/** Where the view of resources reads from. */
@FunctionalInterface
public interface ResourceSource {

    /**
     * Measures now.
     *
     * @return at most one reading for each resource; none for what cannot be measured
     */
    List<ResourceReading> read();
}
