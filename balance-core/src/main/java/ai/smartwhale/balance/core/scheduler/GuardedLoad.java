// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What cannot be measured is unknown: who asks holds a lock, and is half through. Guarded by the lock of its owner. */
final class GuardedLoad implements MachineLoad {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedLoad.class);

    private final MachineLoad load;
    private boolean failed;

    GuardedLoad(MachineLoad load) {
        this.load = load;
    }

    @Override
    public OptionalDouble cpu() {
        return guarded(load::cpu);
    }

    @Override
    public OptionalDouble memory() {
        return guarded(load::memory);
    }

    private OptionalDouble guarded(Supplier<OptionalDouble> measurement) {
        try {
            OptionalDouble measured = measurement.get();
            failed = false;
            return measured;
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.warn("the load of the machine cannot be measured; only what is lent counts", e);
                failed = true;
            }
            return OptionalDouble.empty();
        }
    }
}
