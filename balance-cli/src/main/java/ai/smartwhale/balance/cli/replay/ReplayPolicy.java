// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.balance.services.path.RequestPathConfig;

/** How the requests of a replay are made. */
public enum ReplayPolicy {
    /** By all that Balance decides. */
    BALANCE,
    /** Each request by itself, in the order in which they come. */
    DIRECT,
    /** Caffeine's asynchronous cache with a loader that collects, whose loads are batches without decisions. */
    COALESCE,
    /** java-dataloader with its scheduled registry, whose loads are batches without decisions. */
    DATALOADER;

    /**
     * What Balance decides.
     *
     * @param maxPending how many requests may be under way
     * @return the configuration of the path
     */
    public RequestPathConfig path(int maxPending) {
        RequestPathConfig.Builder path = RequestPathConfig.forKafka(maxPending);
        if (this != BALANCE) {
            for (PathStep step : PathStep.values()) {
                path.step(step, false);
            }
        }
        return path.build();
    }

    /**
     * What the models of the replay ask.
     *
     * @param balance a started Balance with that path
     * @return asks, to be closed after the last answer
     */
    public ReplayAsker asker(Balance balance) {
        return switch (this) {
            case BALANCE, DIRECT -> ReplayAsker.plain(balance);
            case COALESCE -> new CoalescingAsker(balance);
            case DATALOADER -> new DataLoaderAsker(balance);
        };
    }
}
