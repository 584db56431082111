// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import java.util.List;

/**
 * What came of an exchange of states.
 *
 * @param own what this coordinator knows, to be told to others
 * @param applied how many of the states that came were news
 * @param stale how many were known, or older than what was known
 * @param ignored how many were of models that are not registered here, of this coordinator itself, or too many
 */
public record StateExchange(List<ModelState> own, int applied, int stale, int ignored) {

    /** Copies the list. */
    public StateExchange {
        own = List.copyOf(own);
    }
}
