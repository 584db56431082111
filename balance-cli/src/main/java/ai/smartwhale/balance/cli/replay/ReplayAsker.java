// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import java.util.concurrent.CompletableFuture;

/** What the models of a replay ask. Thread-safe. */
public interface ReplayAsker extends AutoCloseable {

    /** What two queries have in common that want the same. */
    record Need(String modelId, String query, DataSource source) {
        static Need of(DataQuery query) {
            return new Need(query.modelId(), query.query(), query.source().orElse(DataSource.WEB));
        }
    }

    /**
     * Asks.
     *
     * @param query what
     * @return completes with the answer; may be shared with others who ask the same
     */
    CompletableFuture<DataResponse> ask(DataQuery query);

    @Override
    default void close() {}

    /**
     * Asks Balance itself.
     *
     * @param balance started
     * @return asks
     */
    static ReplayAsker plain(Balance balance) {
        return query -> balance.submit(query).response();
    }
}
