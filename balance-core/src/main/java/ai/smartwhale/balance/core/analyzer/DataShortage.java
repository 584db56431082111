// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.Set;

/**
 * That a model gets too little.
 *
 * @param model which
 * @param neededBytes what it asked for within the window, the latest requests left out, in bytes
 * @param deliveredBytes what it got, in bytes
 * @param unmetShare the part of the need that was not met, 0 to 1
 * @param causes by what it was found, one at least
 */
public record DataShortage(String model, long neededBytes, long deliveredBytes, double unmetShare, Set<Cause> causes) {

    /** Copies the set. */
    public DataShortage {
        causes = Set.copyOf(causes);
    }

    /** By what a shortage is found. */
    public enum Cause {
        /** Less was delivered than the threshold says, and less than was needed. */
        BELOW_THRESHOLD,
        /** More of the need is unmet than the configuration allows. */
        UNMET_NEED,
        /** Nothing was delivered at all. */
        STARVED
    }
}
