// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.commons.InvalidValueException;

/** Runs a policy on a workload in virtual time. Equal settings lead to equal results. */
public final class Simulation {

    private Simulation() {}

    /**
     * Runs it.
     *
     * @param trace when requests come
     * @param policy how they are made
     * @param settings what happens
     * @return what came of it
     */
    public static SimulationResult run(Trace trace, SimulationPolicy policy, SimulationSettings settings) {
        InvalidValueException.requirePresent("policy", policy);
        Workload workload = Workload.of(trace, settings);
        VirtualTime time = new VirtualTime();
        VirtualTimer timer = new VirtualTimer(time);
        SimulatedDataService service = new SimulatedDataService(time, settings, workload.length());
        Outcomes outcomes = new Outcomes(time, workload.requests().size());
        try (Contender contender = policy.enter(new Contender.World(time, timer, service, outcomes, settings))) {
            workload.requests().forEach(request -> time.at(request.at(), () -> contender.ask(request)));
            boolean more = true;
            while (more && !outcomes.areAllEnded()) {
                more = time.step();
            }
            if (!outcomes.areAllEnded()) {
                throw new IllegalStateException(outcomes.open() + " requests never ended");
            }
        }
        timer.shutdown();
        return SimulationResult.of(policy, settings, workload, service, outcomes);
    }
}
