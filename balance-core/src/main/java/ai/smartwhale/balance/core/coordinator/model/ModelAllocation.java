// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.Allocation;
import java.util.Optional;

/** The answer to a model that wants to make a request. */
public sealed interface ModelAllocation {

    /**
     * The permit.
     *
     * @return the permit, or nothing if it was denied
     */
    default Optional<ModelPermit> permit() {
        return Optional.empty();
    }

    /**
     * It may.
     *
     * @param granted to be given back by the caller
     */
    record Granted(ModelPermit granted) implements ModelAllocation {
        @Override
        public Optional<ModelPermit> permit() {
            return Optional.of(granted);
        }
    }

    /**
     * It may not now, or never.
     *
     * @param reason why
     * @param resources why there are no resources; nothing if that is not the reason
     */
    record Denied(Reason reason, Optional<Allocation.Reason> resources) implements ModelAllocation {

        /**
         * Whether it is no use to ask again.
         *
         * @return true if the model is unknown or needs more than there is
         */
        public boolean isFinal() {
            return reason == Reason.UNKNOWN_MODEL
                    || resources
                            .filter(why -> why == Allocation.Reason.ABOVE_CAPACITY)
                            .isPresent();
        }
    }

    /** Why a model may not make a request. */
    enum Reason {
        /** It was not registered. */
        UNKNOWN_MODEL,
        /** It has as many in flight as it can stand. */
        IN_FLIGHT_LIMIT,
        /** It has its fair share, and others want theirs. */
        FAIR_SHARE,
        /** There are no resources for it. */
        NO_RESOURCES
    }
}
