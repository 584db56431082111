// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.List;

/**
 * A closer look at the needs of one model.
 *
 * @param need what it asked for and got
 * @param peakBytesPerSecond the most that it asked for in one bucket, per second
 * @param types what it asks for most, the most frequent first
 */
public record ModelNeeds(ModelNeed need, double peakBytesPerSecond, List<TypeDemand> types) {

    /** Copies the list. */
    public ModelNeeds {
        types = List.copyOf(types);
    }
}
