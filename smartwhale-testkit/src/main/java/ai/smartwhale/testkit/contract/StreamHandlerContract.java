// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.interfaces.data.DataInterface;
import ai.smartwhale.balance.interfaces.data.DataOrigin;
import ai.smartwhale.balance.interfaces.data.DataRecord;
import ai.smartwhale.balance.interfaces.data.DataStream;
import ai.smartwhale.balance.interfaces.data.FetchedData;
import ai.smartwhale.balance.interfaces.data.StoreReceipt;
import ai.smartwhale.balance.interfaces.data.StreamFailedException;
import ai.smartwhale.balance.interfaces.data.StreamHandler;
import ai.smartwhale.balance.interfaces.data.StreamItem;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link StreamHandler}. Extend it, and JUnit runs every behaviour. */
public abstract class StreamHandlerContract {

    private static final int PAGES = 20;
    private static final int PAGE = 50;

    private final DataRequest request = InterfaceSamples.request("model", "whale", DataSource.WIKI);
    private final AtomicInteger pagesAsked = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // each test begins by making it
    private StreamHandler handler;

    /** For subclasses. */
    protected StreamHandlerContract() {}

    /**
     * Makes a handler.
     *
     * @param data gives the pages
     * @return a new handler, which is closed after the test
     */
    protected abstract StreamHandler newStreamHandler(DataInterface data);

    /** Closes the handler. */
    @AfterEach
    public final void closeContract() {
        if (handler != null) {
            handler.close();
        }
    }

    /** Numbers from 0, page after page; fails at a page, or never. */
    private DataStream numbers(int failingPage) {
        handler = newStreamHandler(new DataInterface() {
            @Override
            public CompletableFuture<FetchedData> fetchData(DataRequest asked) {
                pagesAsked.incrementAndGet();
                int page = Integer.parseInt(
                        String.valueOf(asked.payload().parameters().getOrDefault(DataInterface.CURSOR, "0")));
                ResponsePayload.Builder payload = page == failingPage
                        ? InterfaceSamples.payload(asked, ResponseStatus.ERROR).errorCode(ErrorCode.SOURCE_UNAVAILABLE)
                        : InterfaceSamples.payload(asked, ResponseStatus.SUCCESS)
                                .data(IntStream.range(page * PAGE, (page + 1) * PAGE)
                                        .boxed()
                                        .toList())
                                .nextCursor(page == PAGES - 1 ? null : Integer.toString(page + 1));
                return CompletableFuture.completedFuture(
                        new FetchedData(InterfaceSamples.response(asked, payload), DataOrigin.SOURCE));
            }

            @Override
            public CompletableFuture<StoreReceipt> storeData(DataRecord record) {
                return CompletableFuture.completedFuture(new StoreReceipt(record.key(), false, Set.of(), Map.of()));
            }
        });
        return handler.openStream(request);
    }

    private static List<Object> range(int from, int to) {
        return IntStream.range(from, to).boxed().map(Object.class::cast).toList();
    }

    @Test
    public final void everyItemComesOnceAndInOrder() {
        StreamProbe probe = new StreamProbe(Long.MAX_VALUE);
        numbers(-1).subscribe(probe);
        probe.awaitEnd();
        assertThat(probe.failure()).isEmpty();
        assertThat(probe.values()).isEqualTo(range(0, PAGES * PAGE));
    }

    @Test
    public final void nothingIsAskedForBeforeItIsWanted() {
        StreamProbe probe = new StreamProbe(0);
        numbers(-1).subscribe(probe);
        probe.awaitSubscription();
        assertThat(pagesAsked).hasValue(0);
        probe.request(3);
        await().atMost(ContractWorld.LONG).until(() -> probe.values().size() == 3);
        assertThat(pagesAsked.get()).isLessThanOrEqualTo(8);
        probe.request(1);
        await().atMost(ContractWorld.LONG).until(() -> probe.values().size() == 4);
        assertThat(probe.values()).isEqualTo(range(0, 4));
    }

    @Test
    public final void aSlowSubscriberLosesNothing() {
        StreamProbe probe = new StreamProbe(1);
        probe.requestOneAfterEach();
        numbers(-1).subscribe(probe);
        probe.awaitEnd();
        assertThat(probe.values()).isEqualTo(range(0, PAGES * PAGE));
    }

    @Test
    public final void eachSubscriberGetsEverything() {
        DataStream stream = numbers(-1);
        StreamProbe one = new StreamProbe(Long.MAX_VALUE);
        StreamProbe other = new StreamProbe(Long.MAX_VALUE);
        stream.subscribe(one);
        stream.subscribe(other);
        one.awaitEnd();
        other.awaitEnd();
        assertThat(one.values()).isEqualTo(other.values()).hasSize(PAGES * PAGE);
    }

    @Test
    public final void cancellingEndsItWithoutASignal() {
        StreamProbe probe = new StreamProbe(1);
        probe.cancelAfter(1);
        numbers(-1).subscribe(probe);
        await().atMost(ContractWorld.LONG).until(() -> probe.values().size() == 1);
        probe.request(100);
        StreamProbe witness = new StreamProbe(Long.MAX_VALUE);
        handler.openStream(request).subscribe(witness);
        witness.awaitEnd();
        assertThat(probe.values()).hasSize(1);
        assertThat(probe.hasEnded()).isFalse();
    }

    @Test
    public final void anErrorOfAPageComesAfterTheItemsBefore() {
        StreamProbe probe = new StreamProbe(1);
        probe.requestOneAfterEach();
        numbers(2).subscribe(probe);
        probe.awaitEnd();
        assertThat(probe.failure()).containsInstanceOf(StreamFailedException.class);
        assertThat(probe.values()).hasSizeLessThanOrEqualTo(2 * PAGE).startsWith(0, 1, 2);
    }

    @Test
    public final void aStreamGoesOnWhereAnotherEnded() {
        DataStream stream = numbers(-1);
        StreamProbe first = new StreamProbe(PAGE + 7);
        first.cancelAfter(PAGE + 7);
        stream.subscribe(first);
        await().atMost(ContractWorld.LONG).until(() -> first.values().size() == PAGE + 7);
        StreamItem last = first.items().get(PAGE + 6);
        StreamProbe rest = new StreamProbe(Long.MAX_VALUE);
        handler.openStream(request, last.next()).subscribe(rest);
        rest.awaitEnd();
        assertThat(rest.values()).isEqualTo(range(PAGE + 7, PAGES * PAGE));
    }

    @Test
    public final void closingEndsSubscribersAndRefusesNewOnes() {
        DataStream stream = numbers(-1);
        StreamProbe probe = new StreamProbe(1);
        stream.subscribe(probe);
        await().atMost(ContractWorld.LONG).until(() -> probe.values().size() == 1);
        assertThat(handler.closeStream(stream)).isTrue();
        assertThat(handler.closeStream(stream)).isFalse();
        assertThat(stream.isOpen()).isFalse();
        probe.awaitEnd();
        assertThat(probe.failure()).containsInstanceOf(IllegalStateException.class);
        StreamProbe late = new StreamProbe(1);
        stream.subscribe(late);
        late.awaitEnd();
        assertThat(late.failure()).containsInstanceOf(IllegalStateException.class);
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void badInputIsRefused() {
        DataStream stream = numbers(-1);
        StreamProbe greedy = new StreamProbe(-1);
        stream.subscribe(greedy);
        greedy.awaitEnd();
        assertThat(greedy.failure()).containsInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stream.subscribe(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> handler.openStream(null)).isInstanceOf(InvalidValueException.class);
        handler.close();
        assertThatThrownBy(() -> handler.openStream(request)).isInstanceOf(IllegalStateException.class);
    }
}
