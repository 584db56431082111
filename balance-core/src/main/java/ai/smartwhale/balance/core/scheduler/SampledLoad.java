// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.resource.ResourceKind;
import ai.smartwhale.commons.resource.ResourceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Takes the load from the newest sample unless that is too old, or from a time that is still to come. */
record SampledLoad(Supplier<ResourceSnapshot> samples, Duration stalest, InstantSource time, ResourceKind cpuKind)
        implements MachineLoad {

    @Override
    public OptionalDouble cpu() {
        ResourceSnapshot sample = samples.get();
        return isFresh(sample) ? sample.reading(cpuKind) : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble memory() {
        ResourceSnapshot sample = samples.get();
        if (!isFresh(sample)) {
            return OptionalDouble.empty();
        }
        OptionalDouble container = sample.reading(ResourceKind.CONTAINER_MEMORY);
        return container.isPresent() ? container : sample.reading(ResourceKind.HOST_MEMORY);
    }

    private boolean isFresh(ResourceSnapshot sample) {
        return sample.takenAt()
                .map(taken -> {
                    Instant now = time.instant();
                    return !now.isBefore(taken) && Duration.between(taken, now).compareTo(stalest) <= 0;
                })
                .orElse(false);
    }
}
