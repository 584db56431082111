// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.balance.interfaces.model.InvalidRequestException;
import ai.smartwhale.balance.interfaces.model.RequestHandler;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.resilience.Breaker;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The door to data: what is known is answered from the cache, what is not is asked for once however many ask, and kept.
 * Thread-safe; no method blocks. Each caller owns its future.
 *
 * <p>Whether a caller may have the data is not decided here, but before.
 */
public interface DataInterface {

    /** The parameter that says where a page begins. */
    String CURSOR = "cursor";

    /**
     * Asks for data. Only answers with the status {@code success} are kept, and that there is no such data; those to
     * requests that are not repeatable never are.
     *
     * @param request what is asked
     * @return completes with the answer, also where that says that the request failed; exceptionally with
     *     {@link InvalidRequestException}, with {@link ai.smartwhale.commons.resilience.BreakerOpenException} while the
     *     source is given time to recover, or with what kept the source from answering
     * @throws InvalidValueException if the request is null
     */
    CompletableFuture<FetchedData> fetchData(DataRequest request);

    /**
     * Asks for the page after one.
     *
     * @param request what was asked
     * @param page the page before
     * @return the next page, see {@link #fetchData(DataRequest)}; empty after the last
     */
    default Optional<CompletableFuture<FetchedData>> fetchNext(DataRequest request, FetchedData page) {
        return page.nextCursor().map(cursor -> fetchData(at(request, cursor)));
    }

    /**
     * Keeps data. Keeping the same again changes nothing.
     *
     * @param record the data
     * @return completes with what became of it; exceptionally with an {@link IllegalStateException} once the cache is
     *     closed
     * @throws InvalidValueException if the record is null
     */
    CompletableFuture<StoreReceipt> storeData(DataRecord record);

    /**
     * A request for the page that begins at a cursor.
     *
     * @param request the request for the first page
     * @param cursor where the page begins
     * @return the request
     */
    static DataRequest at(DataRequest request, String cursor) {
        Map<String, Object> parameters = new LinkedHashMap<>(request.payload().parameters());
        parameters.put(CURSOR, cursor);
        return new DataRequest(
                request.metadata(),
                request.payload().toBuilder().parameters(parameters).build());
    }

    /**
     * Turns answers into bytes, for caches with layers outside of this process.
     *
     * @return the codec
     */
    static CacheCodec<DataResponse> codec() {
        return CacheCodec.of(DataResponse::toBytes, DataResponse::fromBytes);
    }

    /**
     * The door over a cache and a source.
     *
     * @param port the source
     * @param cache keeps answers; not closed by this object
     * @param requests checks and normalises requests, and names them
     * @param breaker gives the source time to recover where it fails
     * @return the door
     * @throws InvalidValueException if an argument is null
     */
    static DataInterface create(
            DataPort port, CacheManager<DataResponse> cache, RequestHandler requests, Breaker breaker) {
        return new DefaultDataInterface(
                InvalidValueException.requirePresent("port", port),
                InvalidValueException.requirePresent("cache", cache),
                InvalidValueException.requirePresent("requests", requests),
                InvalidValueException.requirePresent("breaker", breaker));
    }
}
