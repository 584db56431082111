// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.JoinConfig;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests while Redis is away, comes back, hangs, or holds what is none of ours. */
class FederationTroubleTest extends OnKafka {

    private final TestRedis redis = new TestRedis();
    private final List<Balance> others = new ArrayList<>();

    @AfterEach
    void closeAll() {
        others.forEach(other -> other.close(Duration.ofMillis(200)));
        redis.close();
    }

    private Balance instance(Duration patience) {
        RedisConfig reach = redis.config();
        Balance other = builder(config())
                .federation(FederationConfig.of(reach)
                        .withoutSummaries()
                        .withJoin(JoinConfig.defaults().withTimes(Duration.ofSeconds(30), patience)))
                .build();
        others.add(other);
        other.start();
        get(other.registerModel(model));
        return other;
    }

    /** Asks something new each time until it is sent under a mark. */
    private void awaitMarks(Balance instance) {
        long before = instance.federation().joins().marked();
        String own = model + "-warm";
        data.script(own, request -> List.of(Answers.success(request, "warm")));
        await().atMost(LONG).until(() -> {
            get(instance.request(DataQuery.of(own, "warm " + System.nanoTime())));
            return instance.federation().joins().marked() > before;
        });
    }

    private DataRequest awaitSeen(int requests) {
        await().atMost(LONG).until(() -> data.seen(model).size() == requests);
        return data.seen(model).get(requests - 1);
    }

    private CompletableFuture<DataResponse> waits(Balance instance, String query) {
        var answer = instance.request(DataQuery.of(model, query));
        await().atMost(LONG).until(() -> instance.federation().joins().waiting() == 1);
        return answer;
    }

    private void answer(DataRequest sent) {
        data.send(sent, Answers.success(sent, "whale"));
    }

    private static void assertAnswered(CompletableFuture<DataResponse> answer) {
        assertThat(get(answer).payload().status()).isEqualTo(ResponseStatus.SUCCESS);
    }

    @Test
    void whoWaitsSendsAtOnceWhenRedisIsKilledAndJoinsAgainWhenItIsBack() {
        Balance one = instance(Duration.ofSeconds(10));
        Balance two = instance(Duration.ofSeconds(10));
        awaitMarks(one);
        awaitMarks(two);
        var first = one.request(DataQuery.of(model, "killed"));
        awaitSeen(1);
        var second = waits(two, "killed");
        redis.stop();
        awaitSeen(2);
        List.copyOf(data.seen(model)).forEach(this::answer);
        assertAnswered(first);
        assertAnswered(second);
        var without = two.request(DataQuery.of(model, "without Redis"));
        answer(awaitSeen(3));
        assertAnswered(without);
        redis.start();
        awaitMarks(one);
        awaitMarks(two);
        var again = one.request(DataQuery.of(model, "back"));
        DataRequest sent = awaitSeen(4);
        var joined = waits(two, "back");
        answer(sent);
        assertAnswered(again);
        assertAnswered(joined);
        assertThat(data.seen(model)).hasSize(4);
    }

    @Test
    void aRedisThatHangsIsNotWaitedForLongerThanThePatience() {
        Balance one = instance(Duration.ofMillis(500));
        awaitMarks(one);
        script(request -> List.of(Answers.success(request, "whale")));
        redis.hang(Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            assertThat(get(one.request(DataQuery.of(model, "hung " + i)))
                            .payload()
                            .status())
                    .isEqualTo(ResponseStatus.SUCCESS);
        }
        assertThat(one.federation().joins().unreachable()).isPositive();
        assertThat(one.statistics().timeouts()).isZero();
    }

    @Test
    void whoWaitsSendsWhenRedisHangs() {
        Balance one = instance(Duration.ofMillis(500));
        Balance two = instance(Duration.ofMillis(500));
        awaitMarks(one);
        awaitMarks(two);
        var first = one.request(DataQuery.of(model, "hangs"));
        awaitSeen(1);
        var second = waits(two, "hangs");
        redis.hang(Duration.ofSeconds(60));
        awaitSeen(2);
        List.copyOf(data.seen(model)).forEach(this::answer);
        assertAnswered(first);
        assertAnswered(second);
    }

    @Test
    void aBalanceBeginsWithoutRedisAndFindsItLater() {
        redis.stop();
        Balance one = instance(Duration.ofSeconds(10));
        script(request -> List.of(Answers.success(request, "whale")));
        assertAnswered(one.request(DataQuery.of(model, "before")));
        redis.start();
        awaitMarks(one);
    }

    @Test
    void answersAreSharedByTheCacheInRedisWithOneCallOfTheBuilder() {
        Balance one = instance(Duration.ofSeconds(10));
        Balance two = instance(Duration.ofSeconds(10));
        awaitMarks(one);
        awaitMarks(two);
        script(request -> List.of(Answers.success(request, "whale")));
        assertAnswered(one.request(DataQuery.of(model, "kept")));
        await().atMost(LONG)
                .until(() ->
                        get(two.request(DataQuery.of(model, "kept"))).payload().cached());
    }

    @Test
    void whatHasAnotherFormUnderTheNameOfAMarkHarmsNobody() {
        Balance one = instance(Duration.ofSeconds(10));
        awaitMarks(one);
        var first = one.request(DataQuery.of(model, "spoilt"));
        answer(awaitSeen(1));
        assertAnswered(first);
        one.request(DataQuery.of(model, "seen"));
        awaitSeen(2);
        String mark = redis.commands().keys("smartwhale-flight:*").get(0);
        redis.commands().del(mark);
        redis.commands().set(mark, "none of ours");
        Balance two = instance(Duration.ofSeconds(10));
        awaitMarks(two);
        var second = two.request(DataQuery.of(model, "seen"));
        answer(awaitSeen(3));
        assertAnswered(second);
    }
}
