// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

/** Is told when the health of the whole changes. What it throws is logged and ignored. */
@FunctionalInterface
public interface HealthListener {

    /**
     * The status of the whole is another.
     *
     * @param before what it was
     * @param report what all checks say now
     */
    void changed(HealthStatus before, HealthReport report);
}
