// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairQueueTest {

    private static final TaskPriority P5 = TaskPriority.of(5);

    private final FairQueue<String> queue = FairQueue.create(FairQueueConfig.builder()
            .maxItems(10)
            .maxBytes(1_000)
            .modelLeastItems(2)
            .modelLeastBytes(100)
            .modelShare(0.4)
            .build());

    private static QueueItem<String> item(String model, String value) {
        return QueueItem.of(model, P5, value);
    }

    @Test
    void boundsAreExactByCountAndByModel() {
        for (int i = 0; i < 4; i++) {
            assertThat(queue.obstacle("a", 0)).isEmpty();
            queue.add(item("a", "a" + i), 0);
        }
        assertThat(queue.obstacle("a", 0)).contains(QueueBound.MODEL_ITEMS);
        assertThatThrownBy(() -> queue.add(item("a", "x"), 0)).isInstanceOf(LimitExceededException.class);
        for (int i = 0; i < 6; i++) {
            queue.add(item("b" + i, "b"), 0);
        }
        assertThat(queue.obstacle("c", 0)).contains(QueueBound.ITEMS);
        assertThat(queue.size()).isEqualTo(10);
        queue.poll(0);
        assertThat(queue.obstacle("c", 0)).isEmpty();
    }

    @Test
    void boundsAreExactByBytes() {
        queue.add(item("a", "a").withBytes(399), 0);
        assertThat(queue.obstacle("a", 1)).isEmpty();
        assertThat(queue.obstacle("a", 2)).contains(QueueBound.MODEL_BYTES);
        assertThat(queue.obstacle("b", 401)).contains(QueueBound.ITEM_TOO_LARGE);
        queue.add(item("b", "b").withBytes(400), 0);
        assertThat(queue.obstacle("c", 201)).isEmpty();
        assertThat(queue.obstacle("c", 202)).contains(QueueBound.BYTES);
        assertThat(queue.bytes()).isEqualTo(799);
    }

    @Test
    void whatIsDelayedIsNeverServedBeforeItIsDue() {
        queue.add(item("a", "late").withNotBefore(100), 0);
        queue.add(item("a", "now"), 0);
        assertThat(queue.poll(0).map(e -> e.item().value())).contains("now");
        assertThat(queue.poll(99)).isEmpty();
        assertThat(queue.nextDue()).hasValue(100);
        assertThat(queue.poll(100).map(e -> e.item().value())).contains("late");
    }

    @Test
    void ageCountsFromTheEndOfTheDelay() {
        QueueEntry<String> entry = queue.add(item("a", "late").withNotBefore(100), 50);
        assertThat(entry.agesSince()).isEqualTo(150);
        assertThat(entry.standing()).isEqualTo(QueueEntry.Standing.DELAYED);
        queue.poll(149);
        assertThat(entry.standing()).isEqualTo(QueueEntry.Standing.DELAYED);
    }

    @Test
    void whatHasExpiredIsNotServedButGivenOutByDeadline() {
        queue.add(item("a", "second").withTimeToLive(20), 0);
        queue.add(item("b", "first").withTimeToLive(10), 0);
        queue.add(item("c", "delayed").withNotBefore(500).withTimeToLive(15), 0);
        assertThat(queue.nextExpiry()).hasValue(10);
        assertThat(queue.pollExpired(9)).isEmpty();
        assertThat(queue.poll(20)).isEmpty();
        List<String> expired = new ArrayList<>();
        while (expired.size() < 3) {
            expired.add(queue.pollExpired(20).orElseThrow().item().value());
        }
        assertThat(expired).containsExactly("first", "delayed", "second");
        assertThat(queue.size()).isZero();
    }

    @Test
    void aRemovedOneIsGoneWhereverItStood() {
        QueueEntry<String> ready = queue.add(item("a", "ready"), 0);
        QueueEntry<String> delayed = queue.add(item("a", "delayed").withNotBefore(10), 0);
        QueueEntry<String> expired = queue.add(item("a", "expired").withTimeToLive(1), 0);
        queue.poll(5, entry -> false, 5);
        assertThat(expired.standing()).isEqualTo(QueueEntry.Standing.EXPIRED);
        for (QueueEntry<String> entry : List.of(ready, delayed, expired)) {
            assertThat(queue.remove(entry)).isTrue();
            assertThat(queue.remove(entry)).isFalse();
        }
        assertThat(queue.size()).isZero();
        assertThat(queue.poll(100)).isEmpty();
        assertThat(queue.pollExpired(100)).isEmpty();
    }

    @Test
    void anotherPriorityKeepsTheAge() {
        queue.add(QueueItem.of("a", TaskPriority.of(1), "young"), 50);
        QueueEntry<String> old = queue.add(QueueItem.of("b", TaskPriority.of(9), "old"), 50);
        queue.add(QueueItem.of("b", TaskPriority.of(2), "other"), 60);
        assertThat(queue.reprioritize(old, TaskPriority.of(2))).isTrue();
        assertThat(queue.serviceOrder(10).stream().map(e -> e.item().value())).containsExactly("young", "old", "other");
    }

    @Test
    void refusedOnesKeepTheirPlaceAndCountThatTheyWerePassedOver() {
        QueueEntry<String> first = queue.add(item("a", "big"), 0);
        queue.add(item("a", "small"), 1);
        assertThat(queue.poll(2, e -> e.item().value().equals("small"), 16)
                        .map(e -> e.item().value()))
                .contains("small");
        assertThat(first.skips()).isEqualTo(1);
        assertThat(queue.poll(2, e -> false, 16)).isEmpty();
        assertThat(first.skips()).isEqualTo(1);
        assertThat(queue.poll(3)).contains(first);
    }

    @Test
    void lookAheadIsBounded() {
        for (int i = 0; i < 4; i++) {
            queue.add(item("a", "a" + i), i);
        }
        List<String> asked = new ArrayList<>();
        assertThat(queue.poll(9, e -> !asked.add(e.item().value()), 3)).isEmpty();
        assertThat(asked).containsExactly("a0", "a1", "a2");
    }

    @Test
    void aFailingQuestionChangesNothing() {
        queue.add(item("a", "a"), 0);
        queue.add(item("b", "b"), 1);
        List<QueueEntry<String>> before = queue.serviceOrder(10);
        assertThatThrownBy(() -> queue.poll(
                        5,
                        e -> {
                            throw new IllegalStateException("no");
                        },
                        5))
                .isInstanceOf(IllegalStateException.class);
        assertThat(queue.serviceOrder(10)).isEqualTo(before);
        assertThat(queue.ready()).isEqualTo(2);
    }

    @Test
    void theLeastUrgentMakesRoomByDeadlineFirst() {
        queue.add(QueueItem.of("a", TaskPriority.of(3), "urgent"), 0);
        queue.add(QueueItem.of("a", TaskPriority.of(9), "newest"), 2);
        queue.add(QueueItem.of("b", TaskPriority.of(9), "expires").withTimeToLive(100), 0);
        assertThat(queue.dropLessUrgent(TaskPriority.of(9))).isEmpty();
        assertThat(queue.dropLessUrgent(TaskPriority.of(1)).map(e -> e.item().value()))
                .contains("expires");
        assertThat(queue.dropLessUrgent(TaskPriority.of(1)).map(e -> e.item().value()))
                .contains("newest");
        assertThat(queue.dropLessUrgent("b", TaskPriority.of(1))).isEmpty();
        assertThat(queue.dropLessUrgent("a", TaskPriority.of(3))).isEmpty();
        assertThat(queue.dropLessUrgent("a", TaskPriority.of(2))
                        .map(e -> e.item().value()))
                .contains("urgent");
    }

    @Test
    void whatIsPutBackStandsWhereItStood() {
        QueueEntry<String> first = queue.add(item("a", "first"), 0);
        queue.add(item("a", "second"), 1);
        assertThat(queue.poll(2)).contains(first);
        assertThat(queue.putBack(first, 3)).isTrue();
        assertThat(queue.putBack(first, 3)).isFalse();
        assertThat(queue.poll(4)).contains(first);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsThatAreNoneAreRefused(double weight) {
        QueueItem<String> item = item("a", "a");
        assertThatThrownBy(() -> item.withWeight(weight)).isInstanceOf(InvalidValueException.class);
    }

    /** Whatever happens, everything that was added comes out exactly once, and the sums are right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostAndNothingComesTwice(long seed) {
        Random random = new Random(seed);
        FairQueue<Integer> mixed = FairQueue.create(FairQueueConfig.builder()
                .maxItems(200)
                .maxBytes(5_000)
                .maxIdleModels(3)
                .build());
        Set<QueueEntry<Integer>> inside = new HashSet<>();
        long now = Long.MAX_VALUE - 50_000;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(10);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> {
                    String model = "m" + random.nextInt(300);
                    long bytes = random.nextInt(100);
                    QueueItem<Integer> item = QueueItem.of(model, TaskPriority.of(1 + random.nextInt(10)), i)
                            .withBytes(bytes)
                            .withCost(1 + random.nextInt(5));
                    item = random.nextInt(4) == 0 ? item.withNotBefore(random.nextInt(200)) : item;
                    item = random.nextInt(3) == 0 ? item.withTimeToLive(1 + random.nextInt(300)) : item;
                    if (mixed.obstacle(model, bytes).isEmpty()) {
                        inside.add(mixed.add(item, now));
                    }
                }
                case 5, 6 ->
                    mixed.poll(now).ifPresent(e -> assertThat(inside.remove(e)).isTrue());
                case 7 ->
                    mixed.poll(now, e -> e.item().value() % 3 == 0, 1 + random.nextInt(20))
                            .ifPresent(e -> assertThat(inside.remove(e)).isTrue());
                case 8 ->
                    mixed.pollExpired(now)
                            .ifPresent(e -> assertThat(inside.remove(e)).isTrue());
                default ->
                    inside.stream().findAny().ifPresent(any -> {
                        if (random.nextBoolean()) {
                            mixed.reprioritize(any, TaskPriority.of(1 + random.nextInt(10)));
                        } else {
                            assertThat(mixed.remove(any)).isTrue();
                            inside.remove(any);
                        }
                    });
            }
            assertThat(mixed.size()).isEqualTo(inside.size());
            if (i % 100 == 0) {
                assertThat(mixed.bytes())
                        .isEqualTo(
                                inside.stream().mapToLong(e -> e.item().bytes()).sum());
                assertThat(new HashSet<>(mixed.entries())).isEqualTo(inside);
                List<QueueEntry<Integer>> order = mixed.serviceOrder(Integer.MAX_VALUE);
                assertThat(order).hasSize(mixed.ready()).doesNotHaveDuplicates();
                assertThat(mixed.serviceOrder(Integer.MAX_VALUE)).isEqualTo(order);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theForeseenOrderIsTheOrder(long seed) {
        Random random = new Random(seed);
        FairQueue<Integer> mixed =
                FairQueue.create(FairQueueConfig.builder().modelShare(1).build());
        for (int i = 0; i < 500; i++) {
            mixed.add(
                    QueueItem.of("m" + random.nextInt(6), TaskPriority.of(1 + random.nextInt(10)), i)
                            .withCost(1 + random.nextInt(20)),
                    random.nextInt(1_000_000_000));
        }
        List<QueueEntry<Integer>> foreseen = mixed.serviceOrder(Integer.MAX_VALUE);
        List<QueueEntry<Integer>> served = new ArrayList<>();
        mixed.poll(1_000_000_000, e -> false, 100);
        while (mixed.size() > 0) {
            served.add(mixed.poll(1_000_000_000).orElseThrow());
        }
        assertThat(served).isEqualTo(foreseen);
    }
}
