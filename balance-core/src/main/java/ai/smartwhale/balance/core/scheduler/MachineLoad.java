// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.ResourceKind;
import ai.smartwhale.commons.resource.ResourceSnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What of the machine is in use by anybody. Implementations are thread-safe and answer at once. */
public interface MachineLoad {

    /** Nothing is known: only what is lent counts. */
    MachineLoad UNKNOWN = new MachineLoad() {
        @Override
        public OptionalDouble cpu() {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble memory() {
            return OptionalDouble.empty();
        }
    };

    /**
     * The processors.
     *
     * @return the share in use, 0 to 1; nothing if it is unknown
     */
    OptionalDouble cpu();

    /**
     * The memory.
     *
     * @return the share in use, 0 to 1; nothing if it is unknown
     */
    OptionalDouble memory();

    /**
     * Takes it from samples, as long as they are young: the memory of the container where it has a limit, that of the
     * host otherwise.
     *
     * @param samples tells the newest sample
     * @param stalest the age from which on a sample says nothing any more, above zero
     * @param time tells the age
     * @return the load
     * @throws InvalidValueException if the age is not above zero
     */
    static MachineLoad of(Supplier<ResourceSnapshot> samples, Duration stalest, InstantSource time) {
        InvalidValueException.requirePositive("stalest", stalest);
        return new SampledLoad(samples, stalest, time, ResourceKind.HOST_CPU);
    }
}
