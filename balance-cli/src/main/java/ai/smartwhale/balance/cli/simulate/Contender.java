// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

/** A way to ask a Data service. Everything happens on the one thread of the simulation. */
interface Contender extends AutoCloseable {

    /** A request is made now. It ends in the outcomes, now or later. */
    void ask(SimulatedRequest request);

    /** All requests have ended. */
    @Override
    default void close() {}

    /** What a contender works with. */
    record World(
            VirtualTime time,
            VirtualTimer timer,
            SimulatedDataService service,
            Outcomes outcomes,
            SimulationSettings settings) {}
}
