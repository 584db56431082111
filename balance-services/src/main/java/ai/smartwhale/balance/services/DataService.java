// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Data service for data and waits for its answers. Thread-safe; no method blocks.
 *
 * <p>Futures complete on the executor of {@link ai.smartwhale.messaging.MessagingResources} where the host gave one,
 * else on a pool of Balance, never on a thread that receives or times: a continuation that blocks holds nothing up.
 */
public interface DataService {

    /**
     * Begins to receive answers. Does nothing where that was done already.
     *
     * @return completes when requests can be sent; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException}
     */
    CompletableFuture<Void> initialize();

    /**
     * Sends one request, and registers its model before if it is unknown.
     *
     * @param query what is asked
     * @return the request under way; both futures fail with {@link RequestRejectedException} where too many requests
     *     wait, and with {@link ai.smartwhale.messaging.ServiceClosedException} before the start and after the close
     */
    RequestHandle requestData(DataQuery query);

    /**
     * Sends many requests as one batch, which is awaited once. One failure does not stop the others.
     *
     * @param queries what is asked; those without a batch id get a common new one
     * @return the requests under way, in the order of the queries
     * @throws ai.smartwhale.commons.InvalidValueException if there is no query, or more than
     *     {@link BalanceConfig#maxPending()}
     */
    BatchHandle requestBatch(List<DataQuery> queries);

    /**
     * How long an answer will probably take. Before anything was learned the documented times apply: WIKI 3 s; WEB 2 s
     * for each of {@code max_pages} (3 by default); TWITTER and TELEGRAM a fifth of a second for each of {@code count}
     * (10 by default), at least 5 s; YOUTUBE and APARAT 10 s; everything else 5 s. After some answers of a source the
     * times that were seen count.
     *
     * @param source the source, or null where the Data service chooses
     * @param parameters the parameters of the request
     * @return the estimate, above zero
     */
    Duration estimateProcessingTime(@Nullable DataSource source, Map<String, Object> parameters);

    /**
     * How long the answer to a query will probably take. See {@link #estimateProcessingTime(DataSource, Map)}.
     *
     * @param query the query
     * @return the estimate, above zero
     */
    Duration estimateProcessingTime(DataQuery query);

    /**
     * The mean processing time that was learned for a source.
     *
     * @param source the source
     * @return the mean over the types of data, empty as long as too few answers were seen
     */
    Optional<Duration> learnedProcessingTime(DataSource source);
}
