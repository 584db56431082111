// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.balance.services.RequestHandle;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the libraries of others need to load through Balance. */
final class BatchLoads {

    /** Queries in one load at most. */
    static final int MOST = 64;

    /** How long a query waits for others at most. */
    static final Duration WAIT = Duration.ofMillis(10);

    /** How long answers are kept, where they are. */
    static final Duration TTL = Duration.ofSeconds(1);

    private BatchLoads() {}

    /** Asks for all at once. */
    static List<CompletableFuture<DataResponse>> load(Balance balance, List<DataQuery> queries) {
        return balance.dataService().requestBatch(queries).requests().stream()
                .map(RequestHandle::response)
                .toList();
    }
}
