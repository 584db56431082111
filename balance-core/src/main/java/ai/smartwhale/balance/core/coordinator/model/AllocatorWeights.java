// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the weights of an allocator equal to those that a coordinator knows. Called without its lock. */
final class AllocatorWeights {

    private static final Logger LOG = LoggerFactory.getLogger(AllocatorWeights.class);

    private final ResourceAllocator allocator;
    private final ToDoubleFunction<String> known;

    AllocatorWeights(ResourceAllocator allocator, ToDoubleFunction<String> known) {
        this.allocator = allocator;
        this.known = known;
    }

    /** Until what was told is what is known: somebody else may have changed it meanwhile, and told it before. */
    void tell(String model) {
        double told;
        do {
            told = known.applyAsDouble(model);
            allocator.setModelWeight(model, told);
        } while (known.applyAsDouble(model) != told);
    }

    /** The allocator keeps an account for every model with a weight of its own. */
    void forget(ModelSettings settings) {
        if (settings.weight() != 1) {
            try {
                tell(settings.model());
            } catch (IllegalStateException allocatorIsClosed) {
                LOG.debug("the allocator is closed, and its weights with it", allocatorIsClosed);
            }
        }
    }
}
