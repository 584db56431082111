// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.interfaces.data.DataInterface;
import ai.smartwhale.balance.interfaces.data.DataOrigin;
import ai.smartwhale.balance.interfaces.data.DataPort;
import ai.smartwhale.balance.interfaces.data.DataRecord;
import ai.smartwhale.balance.interfaces.data.FetchedData;
import ai.smartwhale.balance.interfaces.model.InvalidRequestException;
import ai.smartwhale.balance.interfaces.model.RequestHandler;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link DataInterface}. Extend it, and JUnit runs every behaviour. */
public abstract class DataInterfaceContract {

    private final AtomicInteger asked = new AtomicInteger();
    private final DataRequest request = InterfaceSamples.request("model", "whale", DataSource.WIKI);

    /** For subclasses. */
    protected DataInterfaceContract() {}

    /**
     * Makes an interface over a source.
     *
     * @param port the source
     * @return a new one, which knows nothing yet
     */
    protected abstract DataInterface newDataInterface(DataPort port);

    private DataInterface over(Function<DataRequest, CompletionStage<DataResponse>> source) {
        return newDataInterface(request -> {
            asked.incrementAndGet();
            return source.apply(request);
        });
    }

    private DataInterface answering(Object data) {
        return over(question -> CompletableFuture.completedFuture(InterfaceSamples.success(question, data)));
    }

    private DataInterface answering(ResponsePayload.Builder payload) {
        return over(question -> CompletableFuture.completedFuture(InterfaceSamples.response(question, payload)));
    }

    private static FetchedData fetch(DataInterface data, DataRequest request) throws Exception {
        return data.fetchData(request).get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    public final void whatIsKnownIsNotAskedForAgain() throws Exception {
        DataInterface data = answering("deep");
        FetchedData first = fetch(data, request);
        DataRequest again = InterfaceSamples.request("other", "whale", DataSource.WIKI);
        FetchedData second = fetch(data, again);
        assertThat(first.origin()).isEqualTo(DataOrigin.SOURCE);
        assertThat(second.origin()).isEqualTo(DataOrigin.CACHE);
        assertThat(second.response().payload().data()).contains("deep");
        assertThat(second.response().payload().cached()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    public final void anAnswerIsAddressedToWhoAsked() throws Exception {
        DataInterface data = answering("deep");
        fetch(data, request);
        DataRequest again = InterfaceSamples.request("other", "whale", DataSource.WIKI);
        DataResponse answer = fetch(data, again).response();
        assertThat(answer.metadata().requestId()).isEqualTo(again.metadata().requestId());
        assertThat(answer.metadata().destination()).isEqualTo("other");
    }

    @Test
    public final void manyWhoAskAtOnceAreOneQuestion() throws Exception {
        CompletableFuture<DataResponse> slow = new CompletableFuture<>();
        DataInterface data = over(question -> slow);
        List<CompletableFuture<FetchedData>> callers = IntStream.range(0, 20)
                .mapToObj(i -> data.fetchData(InterfaceSamples.request("model-" + i, "whale", DataSource.WIKI)))
                .toList();
        callers.get(3).cancel(true);
        slow.complete(InterfaceSamples.success(request, "deep"));
        for (int i = 0; i < callers.size(); i++) {
            if (i != 3) {
                assertThat(callers.get(i)
                                .get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS)
                                .response()
                                .payload()
                                .data())
                        .contains("deep");
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    public final void aRequestForFreshDataIsAlwaysAsked() throws Exception {
        DataInterface data = answering("deep");
        DataRequest fresh = new DataRequest(
                request.metadata(),
                request.payload().toBuilder().requireFresh(true).build());
        fetch(data, fresh);
        assertThat(fetch(data, fresh).origin()).isEqualTo(DataOrigin.SOURCE);
        assertThat(asked).hasValue(2);
    }

    @Test
    public final void aFailureOfTheSourceIsToldAndNotKept() throws Exception {
        DataInterface data = over(question -> CompletableFuture.failedFuture(new IOException("on purpose")));
        assertThatThrownBy(() -> fetch(data, request)).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> fetch(data, request)).hasCauseInstanceOf(IOException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    public final void anErrorIsAnAnswerAndNotKept() throws Exception {
        DataInterface data = answering(
                InterfaceSamples.payload(request, ResponseStatus.ERROR).errorCode(ErrorCode.SOURCE_UNAVAILABLE));
        assertThat(fetch(data, request).response().payload().errorCode()).contains(ErrorCode.SOURCE_UNAVAILABLE);
        fetch(data, request);
        assertThat(asked).hasValue(2);
    }

    @Test
    public final void thatThereIsNoSuchDataIsKept() throws Exception {
        DataInterface data = answering(
                InterfaceSamples.payload(request, ResponseStatus.ERROR).errorCode(ErrorCode.NO_DATA_FOUND));
        assertThat(fetch(data, request).response().payload().errorCode()).contains(ErrorCode.NO_DATA_FOUND);
        assertThat(fetch(data, request).response().payload().errorCode()).contains(ErrorCode.NO_DATA_FOUND);
        assertThat(asked).hasValue(1);
    }

    @Test
    public final void whatIsStoredIsFoundAndStoringItAgainChangesNothing() throws Exception {
        DataInterface data = answering("from the source");
        DataRecord record = DataRecord.of(
                RequestHandler.create().preprocessRequest(request), InterfaceSamples.success(request, "stored"));
        long seconds = ContractWorld.LONG.toSeconds();
        assertThat(data.storeData(record).get(seconds, TimeUnit.SECONDS).changed())
                .isTrue();
        assertThat(data.storeData(record).get(seconds, TimeUnit.SECONDS).changed())
                .isFalse();
        assertThat(fetch(data, request).response().payload().data()).contains("stored");
        assertThat(asked).hasValue(0);
    }

    @Test
    public final void pagesFollowEachOther() throws Exception {
        DataInterface data = over(question -> {
            boolean second = question.payload().parameters().containsKey(DataInterface.CURSOR);
            ResponsePayload.Builder page = InterfaceSamples.payload(question, ResponseStatus.SUCCESS)
                    .data(second ? "two" : "one")
                    .nextCursor(second ? null : "2");
            return CompletableFuture.completedFuture(InterfaceSamples.response(question, page));
        });
        FetchedData one = fetch(data, request);
        FetchedData two =
                data.fetchNext(request, one).orElseThrow().get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(two.response().payload().data()).contains("two");
        assertThat(data.fetchNext(request, two)).isEmpty();
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void badInputIsRefusedBeforeAnyEffect() {
        DataInterface data = answering("deep");
        DataRequest wrong = InterfaceSamples.request("model", "whale", DataSource.WIKI, Duration.ZERO);
        assertThatThrownBy(() -> fetch(data, wrong)).hasCauseInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> data.fetchData(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> data.storeData(null)).isInstanceOf(InvalidValueException.class);
        assertThat(asked).hasValue(0);
    }
}
