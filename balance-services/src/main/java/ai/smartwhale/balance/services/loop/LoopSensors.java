// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/** Where a {@link ControlLoop} reads. Called once for each cycle; must return at once. */
@FunctionalInterface
public interface LoopSensors {

    /**
     * Reads everything at about one moment.
     *
     * @return the counts so far
     */
    LoopReadings read();
}
