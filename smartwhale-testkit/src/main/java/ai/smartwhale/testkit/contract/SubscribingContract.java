// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.SubscriptionState;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Receiving, as every implementation does it. */
interface SubscribingContract extends ContractWorld {

    @Test
    default void everyMessageArrivesOnceInTheOrderOfItsKey() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 3);
        Seen seen = new Seen();
        Subscription subscription = kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        send(kafka, topic, 0, 300, 7);
        seen.awaitSize(300);
        assertThat(new HashSet<>(seen.texts())).hasSize(300);
        seen.assertOrderedByKey();
        await().atMost(LONG).until(() -> subscription.lag() == 0);
        assertThat(seen.size()).isEqualTo(300);
        assertThat(kafka.health().subscriptions()).containsKey(subscription.id());
    }

    @Test
    default void differentKeysAreHandledAtTheSameTimeAndNeverMoreThanAllowed() throws Exception {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Seen seen = new Seen();
        kafka.subscribe(group(topic).concurrency(3).build(), MessageHandler.of(message -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            three.countDown();
            release.await();
            inside.decrementAndGet();
            seen.add(message);
        }));
        send(kafka, topic, 0, 12, 12);
        assertThat(three.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        release.countDown();
        seen.awaitSize(12);
        assertThat(most).hasValue(3);
    }

    @Test
    default void oneGroupSharesAndTwoGroupsEachReceiveAll() {
        KafkaService kafka = connected();
        KafkaService other = connected();
        String topic = newTopic(kafka, 4);
        Seen shared = new Seen();
        Seen alone = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(shared::add));
        other.subscribe(group(topic).build(), MessageHandler.of(shared::add));
        kafka.subscribe(SubscriptionConfig.builder("alone-" + topic, topic).build(), MessageHandler.of(alone::add));
        send(kafka, topic, 0, 200, 20);
        shared.awaitSize(200);
        alone.awaitSize(200);
        assertThat(new HashSet<>(shared.texts())).hasSize(200);
        assertThat(new HashSet<>(alone.texts())).hasSize(200);
    }

    @Test
    default void aMemberThatLeavesHandsOverAndNothingIsLost() {
        KafkaService kafka = connected();
        KafkaService other = connected();
        String topic = newTopic(kafka, 4);
        Seen seen = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        Subscription leaving = other.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        send(kafka, topic, 0, 200, 20);
        assertThat(leaving.close(LONG)).isTrue();
        assertThat(leaving.state()).isEqualTo(SubscriptionState.CLOSED);
        send(kafka, topic, 200, 400, 20);
        await().atMost(LONG).until(() -> new HashSet<>(seen.texts()).size() == 400);
    }

    @Test
    default void modeAllReceivesEverythingEverywhere() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 2);
        Seen first = new Seen();
        Seen second = new Seen();
        SubscriptionConfig config = group(topic).mode(Mode.ALL).build();
        kafka.subscribe(config, MessageHandler.of(first::add));
        kafka.subscribe(config, MessageHandler.of(second::add));
        send(kafka, topic, 0, 50, 5);
        first.awaitSize(50);
        second.awaitSize(50);
    }

    @Test
    default void aTopicAddedIsReceivedFromThenOnAndARemovedOneNoLonger() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 3);
        String second = newTopic(kafka, 3);
        send(kafka, second, 0, 10, 5);
        Seen seen = new Seen();
        Subscription subscription = kafka.subscribe(
                SubscriptionConfig.builder("all-" + topic)
                        .mode(Mode.ALL)
                        .start(Start.LATEST)
                        .build(),
                MessageHandler.of(seen::add));
        subscription.addTopic(topic).join();
        subscription.addTopic(second).join();
        subscription.addTopic(second).join();
        assertThat(subscription.topics()).isEqualTo(Set.of(topic, second));
        send(kafka, second, 10, 20, 5);
        seen.awaitSize(10);
        assertThat(seen.texts()).doesNotContain("0", "9").contains("10", "19");
        subscription.removeTopic(second).join();
        send(kafka, second, 20, 30, 5);
        send(kafka, topic, 30, 40, 5);
        seen.awaitSize(20);
        assertThat(seen.texts()).doesNotContain("20", "29").contains("30", "39");
    }

    @Test
    default void whereAGroupBeginsAndGoesOn() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        send(kafka, topic, 0, 10, 1);
        Seen first = new Seen();
        Subscription subscription = kafka.subscribe(group(topic).build(), MessageHandler.of(first::add));
        first.awaitSize(10);
        assertThat(subscription.close(LONG)).isTrue();
        send(kafka, topic, 10, 20, 1);
        Seen later = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(later::add));
        later.awaitSize(10);
        assertThat(later.texts()).first().isEqualTo("10");
        Seen forgetful = new Seen();
        SubscriptionConfig again = SubscriptionConfig.builder("group-" + topic, topic)
                .mode(Mode.ALL)
                .commits(false)
                .build();
        kafka.subscribe(again, MessageHandler.of(forgetful::add));
        forgetful.awaitSize(20);
        assertThat(forgetful.texts()).first().isEqualTo("0");
    }

    @Test
    default void aPausedSubscriptionReceivesNothingAndGoesOnAfterwards() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        Seen seen = new Seen();
        Subscription subscription = kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        send(kafka, topic, 0, 1, 1);
        seen.awaitSize(1);
        subscription.pause();
        assertThat(subscription.state()).isEqualTo(SubscriptionState.PAUSED);
        // What is already being polled may still come; what is sent later may not.
        await().atMost(LONG).pollDelay(Duration.ofMillis(300)).until(() -> true);
        send(kafka, topic, 1, 20, 1);
        await().during(Duration.ofMillis(300)).atMost(LONG).until(() -> seen.size() == 1);
        subscription.resume();
        seen.awaitSize(20);
    }

    @Test
    default void neverMoreInHandThanAllowed() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 2);
        CountDownLatch release = new CountDownLatch(1);
        Seen seen = new Seen();
        Subscription subscription =
                kafka.subscribe(group(topic).maxInFlight(10).concurrency(2).build(), MessageHandler.of(message -> {
                    release.await();
                    seen.add(message);
                }));
        send(kafka, topic, 0, 200, 20);
        await().atMost(LONG).until(() -> subscription.inFlight() > 0);
        await().during(Duration.ofMillis(200)).atMost(LONG).until(() -> subscription.inFlight() <= 10);
        assertThat(subscription.lag()).isPositive();
        release.countDown();
        seen.awaitSize(200);
        await().atMost(LONG).until(() -> subscription.inFlight() == 0);
    }

    @Test
    default void closingFinishesWhatIsInHand() throws Exception {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Seen seen = new Seen();
        Subscription subscription = kafka.subscribe(group(topic).build(), MessageHandler.of(message -> {
            inside.countDown();
            release.await();
            seen.add(message);
        }));
        send(kafka, topic, 0, 1, 1);
        assertThat(inside.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        ExecutorService closing = Executors.newSingleThreadExecutor();
        Future<Boolean> closed = closing.submit(() -> kafka.unsubscribe(subscription, LONG));
        closing.shutdown();
        await().atMost(LONG).until(() -> subscription.state() == SubscriptionState.CLOSING);
        release.countDown();
        assertThat(closed.get()).isTrue();
        assertThat(seen.texts()).containsExactly("0");
        assertThat(kafka.subscriptions()).doesNotContain(subscription);
        subscription.close();
    }

    @Test
    default void whatIsNotFinishedWhenClosedIsDeliveredAgain() throws Exception {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        CountDownLatch inside = new CountDownLatch(1);
        Subscription subscription = kafka.subscribe(group(topic).build(), message -> {
            inside.countDown();
            return new CompletableFuture<>();
        });
        send(kafka, topic, 0, 3, 1);
        assertThat(inside.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(subscription.close(Duration.ofMillis(200))).isFalse();
        Seen seen = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        seen.awaitSize(3);
        assertThat(seen.texts()).containsExactly("0", "1", "2");
    }
}
