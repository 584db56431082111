// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.balance.interfaces.model.InvalidRequestException;
import ai.smartwhale.balance.interfaces.model.PreparedRequest;
import ai.smartwhale.balance.interfaces.model.RequestHandler;
import ai.smartwhale.balance.interfaces.model.ValidationResult;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.StoreReport;
import ai.smartwhale.commons.resilience.Breaker;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** The cache, and behind it the source with its breaker. */
final class DefaultDataInterface implements DataInterface {

    private final DataPort port;
    private final CacheManager<DataResponse> cache;
    private final RequestHandler requests;
    private final Breaker breaker;

    DefaultDataInterface(DataPort port, CacheManager<DataResponse> cache, RequestHandler requests, Breaker breaker) {
        this.port = port;
        this.cache = cache;
        this.requests = requests;
        this.breaker = breaker;
    }

    @Override
    public CompletableFuture<FetchedData> fetchData(DataRequest request) {
        InvalidValueException.requirePresent("request", request);
        ValidationResult result = requests.validateRequest(request);
        if (!result.isValid()) {
            return CompletableFuture.failedFuture(new InvalidRequestException(result));
        }
        PreparedRequest prepared = requests.preprocessRequest(request);
        if (!prepared.repeatable()) {
            return ask(prepared.request()).thenApply(response -> new FetchedData(response, DataOrigin.SOURCE));
        }
        AtomicBoolean asked = new AtomicBoolean();
        return cache.smartGetAsync(prepared.key(), key -> {
                    asked.set(true);
                    return ask(prepared.request()).thenApply(DefaultDataInterface::kept);
                })
                .thenCompose(lookup -> answer(lookup, request, asked.get()));
    }

    private CompletableFuture<DataResponse> ask(DataRequest request) {
        return breaker.executeAsync(() -> port.fetch(request));
    }

    /** What the cache is to keep; an answer that it must not keep leaves as a failure. */
    private static Optional<DataResponse> kept(DataResponse response) {
        if (response.payload().status() == ResponseStatus.SUCCESS) {
            return Optional.of(response);
        }
        if (response.payload()
                .errorCode()
                .filter(code -> code == ErrorCode.NO_DATA_FOUND)
                .isPresent()) {
            return Optional.empty();
        }
        throw new UnkeptAnswerException(response);
    }

    private static CompletionStage<FetchedData> answer(
            Lookup<DataResponse> lookup, DataRequest request, boolean asked) {
        if (lookup instanceof Lookup.Hit<DataResponse> hit) {
            DataResponse known = hit.entry().value().orElseThrow();
            return done(AnswersFor.known(request, known, !asked), origin(asked, hit.stale()));
        }
        if (lookup instanceof Lookup.Negative<DataResponse> none) {
            return done(AnswersFor.noData(request, !asked), origin(asked, none.stale()));
        }
        if (lookup instanceof Lookup.Failed<DataResponse> failed) {
            Throwable cause = failed.cause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause instanceof UnkeptAnswerException unkept
                    ? done(AnswersFor.known(request, unkept.response(), false), DataOrigin.SOURCE)
                    : CompletableFuture.failedStage(cause);
        }
        return CompletableFuture.failedStage(new IllegalStateException("the cache asked nobody"));
    }

    /** A stale value is given out while another call, which this caller may have begun, fetches it anew. */
    private static DataOrigin origin(boolean asked, boolean stale) {
        if (stale) {
            return DataOrigin.STALE;
        }
        return asked ? DataOrigin.SOURCE : DataOrigin.CACHE;
    }

    private static CompletionStage<FetchedData> done(DataResponse response, DataOrigin origin) {
        return CompletableFuture.completedStage(new FetchedData(response, origin));
    }

    @Override
    public CompletableFuture<StoreReceipt> storeData(DataRecord record) {
        InvalidValueException.requirePresent("record", record);
        return cache.smartGetAsync(record.key()).thenCompose(known -> {
            boolean same = known instanceof Lookup.Hit<DataResponse> hit
                    && !hit.stale()
                    && known.value()
                            .filter(value ->
                                    value.payload().equals(record.response().payload()))
                            .isPresent();
            return same
                    ? CompletableFuture.completedStage(new StoreReceipt(record.key(), false, Set.of(), Map.of()))
                    : write(record);
        });
    }

    private CompletionStage<StoreReceipt> write(DataRecord record) {
        CompletableFuture<StoreReport> written = record.life()
                .map(life -> cache.smartSet(record.key(), record.response(), life))
                .orElseGet(() -> cache.smartSet(record.key(), record.response()));
        return written.thenApply(report ->
                new StoreReceipt(record.key(), !report.layers().isEmpty(), report.layers(), report.failures()));
    }
}
