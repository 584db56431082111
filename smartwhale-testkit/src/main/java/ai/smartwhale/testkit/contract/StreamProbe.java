// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.interfaces.data.StreamItem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber that writes down what it is told. */
final class StreamProbe implements Flow.Subscriber<StreamItem> {

    private final long first;
    private final List<StreamItem> items = new CopyOnWriteArrayList<>();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private boolean oneAfterEach;
    private int cancelAfter = Integer.MAX_VALUE;

    /** Asks for so many items at once; 0 for none. */
    StreamProbe(long first) {
        this.first = first;
    }

    void requestOneAfterEach() {
        oneAfterEach = true;
    }

    void cancelAfter(int count) {
        cancelAfter = count;
    }

    void request(long count) {
        Flow.Subscription known = subscription;
        if (known != null) {
            known.request(count);
        }
    }

    List<StreamItem> items() {
        return items;
    }

    List<Object> values() {
        return items.stream().map(item -> item.value().orElse("null")).toList();
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    void awaitSubscription() {
        await(subscribed);
    }

    void awaitEnd() {
        await(ended);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscribed.countDown();
        if (first != 0) {
            given.request(first);
        }
    }

    @Override
    public void onNext(StreamItem item) {
        items.add(item);
        Flow.Subscription known = subscription;
        if (known != null && items.size() >= cancelAfter) {
            known.cancel();
        } else if (oneAfterEach) {
            request(1);
        }
    }

    @Override
    public void onError(Throwable reason) {
        failure = reason;
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
