// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import java.util.List;

/**
 * What each model has, and what it should have.
 *
 * @param isContended whether models want more than there is; if not, nobody is held back
 * @param models the models that want something, by name
 */
public record BalanceReport(boolean isContended, List<Share> models) {

    /** Copies the list. */
    public BalanceReport {
        models = List.copyOf(models);
    }

    /**
     * One model.
     *
     * @param model which
     * @param inFlight requests in flight
     * @param wanted how many it wants: those in flight and those that were denied since the last balance, its maximum
     *     at most
     * @param fair how many are its fair share
     * @param share the largest part of a resource that its fair share takes, 0 to 1
     */
    public record Share(String model, int inFlight, int wanted, int fair, double share) {}
}
