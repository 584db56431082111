// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.JoinConfig;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances with a real Redis between them; Data service and broker as everywhere. */
class JoinElsewhereTest extends OnKafka {

    /** Patient, so that no machine is too slow for it. */
    private static final JoinConfig PATIENT =
            JoinConfig.defaults().withTimes(Duration.ofSeconds(30), Duration.ofSeconds(10));

    /** Instances that are like each other serve one test after the other. */
    private static final List<Balance> SHARED = new ArrayList<>();

    private static TestRedis redis;

    private final List<Balance> others = new ArrayList<>();
    private int taken;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis();
    }

    @AfterAll
    static void stop() {
        SHARED.forEach(shared -> shared.close(Duration.ofMillis(200)));
        SHARED.clear();
        redis.close();
    }

    @BeforeEach
    void emptyRedis() {
        redis.commands().flushall();
    }

    @AfterEach
    void closeOthers() {
        SHARED.forEach(shared -> shared.unregisterModel(model).join());
        others.forEach(other -> other.close(Duration.ofMillis(200)));
    }

    private Balance instance() {
        if (taken == SHARED.size()) {
            SHARED.add(begin(UnaryOperator.identity()));
        }
        Balance shared = SHARED.get(taken++);
        get(shared.registerModel(model));
        return shared;
    }

    private Balance instance(UnaryOperator<BalanceBuilder> more) {
        Balance other = begin(more);
        others.add(other);
        get(other.registerModel(model));
        return other;
    }

    private Balance begin(UnaryOperator<BalanceBuilder> more) {
        Balance other = more.apply(builder(config())
                        .federation(FederationConfig.of(redis.config())
                                .withJoin(PATIENT)
                                .withoutSummaries()
                                .withoutAnswers()))
                .build();
        other.start();
        awaitMarks(other);
        return other;
    }

    /** Its connection is made in the background: requests go unmarked until it is there. */
    private void awaitMarks(Balance other) {
        String own = model + "-warm-" + others.size() + SHARED.size();
        data.script(own, request -> List.of(Answers.success(request, "warm")));
        await().atMost(LONG).until(() -> {
            get(other.request(DataQuery.of(own, "warm")));
            return other.federation().joins().marked() > 0;
        });
        await().atMost(LONG).until(() -> other.federation().joins().marks() == 0);
    }

    private List<CompletableFuture<DataResponse>> ask(Balance instance, String query, int times) {
        List<CompletableFuture<DataResponse>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(instance.request(DataQuery.of(model, query)));
        }
        return all;
    }

    private DataRequest awaitSeen(int requests) {
        await().atMost(LONG).until(() -> data.seen(model).size() == requests);
        return data.seen(model).get(requests - 1);
    }

    private static void awaitWaiting(Balance instance) {
        await().atMost(LONG).until(() -> instance.federation().joins().waiting() == 1);
    }

    private Balance telling() {
        SummaryConfig summaries = SummaryConfig.defaults().withTimes(Duration.ofMillis(100), Duration.ofMinutes(5));
        Balance other = builder(config())
                .federation(FederationConfig.of(redis.config())
                        .withJoin(PATIENT)
                        .withSummaries(summaries)
                        .withoutAnswers())
                .build();
        others.add(other);
        other.start();
        get(other.registerModel(model));
        return other;
    }

    @Test
    void whoIsAloneMarksNothingUntilAnotherComes() {
        String own = model + "-alone";
        data.script(own, request -> List.of(Answers.success(request, "warm")));
        Balance one = telling();
        await().atMost(LONG).until(() -> {
            get(one.request(DataQuery.of(own, "warm")));
            return one.federation().joins().spared() > 0;
        });
        long marked = one.federation().joins().marked();
        for (int i = 0; i < 20; i++) {
            get(one.request(DataQuery.of(own, "warm" + i)));
        }
        assertThat(one.federation().joins().marked()).isEqualTo(marked);

        Balance two = telling();
        await().atMost(LONG).until(() -> two.federation().board().instances() == 1);
        awaitMarks(two);
        await().atMost(LONG).until(() -> one.federation().board().instances() == 1);
        var first = ask(one, "same", 1);
        DataRequest sent = awaitSeen(1);
        var second = ask(two, "same", 1);
        awaitWaiting(two);
        data.send(sent, Answers.success(sent, "whale"));
        assertThat(get(second.get(0)).payload().data())
                .isEqualTo(get(first.get(0)).payload().data());
        assertThat(data.seen(model)).hasSize(1);
    }

    @Test
    void equalRequestsAtTwoInstancesAreSentOnceAndEachIsAnswered() {
        Balance one = instance();
        RecordingListener heard = new RecordingListener();
        Balance two = instance(builder -> builder.listener(heard));
        heard.events.clear();
        long handed = one.federation().joins().handed();
        var first = ask(one, "same", 20);
        DataRequest sent = awaitSeen(1);
        var second = ask(two, "same", 20);
        awaitWaiting(two);
        data.send(sent, Answers.success(sent, "whale"));
        for (var answer : first) {
            assertThat(get(answer).payload().data()).contains("whale");
        }
        for (var answer : second) {
            DataResponse response = get(answer);
            assertThat(response.payload().data()).contains("whale");
            assertThat(response.metadata().requestId())
                    .isNotEqualTo(sent.metadata().requestId());
        }
        assertThat(second.stream()
                        .map(answer -> get(answer).metadata().requestId())
                        .distinct())
                .hasSize(20);
        assertThat(data.seen(model)).hasSize(1);
        assertThat(two.federation().joins().joined()).isEqualTo(1);
        await().atMost(LONG).until(() -> one.federation().joins().handed() == handed + 1);
        assertThat(heard.events).contains("joined elsewhere").doesNotContain("sent");
        assertThat(one.federation().joins().marks()).isZero();
        assertThat(two.federation().joins().waiting()).isZero();
    }

    @Test
    void nothingIsLeftInRedisForWhatNobodyElseAsked() {
        Balance one = instance();
        script(request -> List.of(Answers.success(request, "alone")));
        get(one.request(DataQuery.of(model, "alone")));
        await().atMost(LONG).until(() -> redis.commands().keys("smartwhale-*").isEmpty());
    }

    @Test
    void aFailureIsNotHandedOverAndWhoWaitedAsksItself() {
        Balance one = instance();
        Balance two = instance();
        var first = one.request(DataQuery.of(model, "bad"));
        DataRequest sent = awaitSeen(1);
        var second = two.request(DataQuery.of(model, "bad"));
        awaitWaiting(two);
        data.send(sent, Answers.error(sent, ErrorCode.INVALID_REQUEST));
        assertThat(get(first).payload().status()).isEqualTo(ResponseStatus.ERROR);
        DataRequest own = awaitSeen(2);
        data.send(own, Answers.success(own, "found"));
        assertThat(get(second).payload().data()).contains("found");
    }

    @Test
    void whoWaitsForAnInstanceThatGivesUpAsksItself() {
        Balance one = instance();
        Balance two = instance();
        long orphaned = two.federation().joins().orphaned();
        var first = one.request(DataQuery.of(model, "left"));
        awaitSeen(1);
        var second = two.request(DataQuery.of(model, "left"));
        awaitWaiting(two);
        first.cancel(true);
        DataRequest own = awaitSeen(2);
        data.send(own, Answers.success(own, "mine"));
        assertThat(get(second).payload().data()).contains("mine");
        assertThat(two.federation().joins().orphaned()).isEqualTo(orphaned + 1);
    }

    @Test
    void aDeadlineIsKeptWhileAnotherInstanceIsWaitedFor() {
        Balance one = instance();
        Balance two = instance();
        var first = one.request(DataQuery.of(model, "slow"));
        DataRequest sent = awaitSeen(1);
        var hasty = two.request(DataQuery.builder(model)
                .query("slow")
                .timeout(Duration.ofMillis(700))
                .build());
        assertThat(get(hasty).payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
        data.send(sent, Answers.success(sent, "at last"));
        assertThat(get(first).payload().data()).contains("at last");
        await().atMost(LONG).until(() -> two.federation().joins().waiting() == 0);
    }

    @Test
    void whoNeedsFreshDataJoinsNobody() {
        Balance one = instance();
        Balance two = instance();
        var first = one.request(DataQuery.of(model, "fresh"));
        awaitSeen(1);
        var second = two.request(
                DataQuery.builder(model).query("fresh").requireFresh(true).build());
        awaitSeen(2);
        data.seen(model).forEach(sent -> data.send(sent, Answers.success(sent, "x")));
        get(first);
        get(second);
    }

    @Test
    void modelsThatDoNotShareDoNotShareAcrossInstancesEither() {
        Balance one = instance(builder -> builder.accessScope(AccessScope.PER_MODEL));
        Balance two = instance(builder -> builder.accessScope(AccessScope.PER_MODEL));
        String other = model + "-other";
        data.script(other, request -> List.of(Answers.success(request, "its")));
        var first = one.request(DataQuery.of(model, "same"));
        DataRequest sent = awaitSeen(1);
        assertThat(get(two.request(DataQuery.of(other, "same"))).payload().data())
                .contains("its");
        data.send(sent, Answers.success(sent, "mine"));
        assertThat(get(first).payload().data()).contains("mine");
    }

    @Test
    void clocksThatDifferByHoursChangeNothing() {
        Balance one = instance();
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-7));
        Balance two = instance(builder -> builder.resources(MessagingResources.DEFAULT.withClock(wrong)));
        var first = one.request(DataQuery.of(model, "time"));
        DataRequest sent = awaitSeen(1);
        var second = two.request(DataQuery.of(model, "time"));
        awaitWaiting(two);
        data.send(sent, Answers.success(sent, "whale"));
        assertThat(get(first).payload().data()).contains("whale");
        assertThat(get(second).payload().data()).contains("whale");
        assertThat(data.seen(model)).hasSize(1);
    }

    @Test
    void anAnswerThatIsAddressedToAnotherModelIsHandedToNobody() {
        Balance one = instance();
        Balance two = instance();
        long before = one.statistics().misaddressedDropped();
        var first = one.request(DataQuery.of(model, "mixed up"));
        DataRequest sent = awaitSeen(1);
        var second = two.request(DataQuery.of(model, "mixed up"));
        awaitWaiting(two);
        data.send(sent, Answers.addressed(sent, "another-model", "wrong"));
        await().atMost(LONG).until(() -> one.statistics().misaddressedDropped() == before + 1);
        data.send(sent, Answers.success(sent, "right"));
        assertThat(get(first).payload().data()).contains("right");
        assertThat(get(second).payload().data()).contains("right");
        assertThat(data.seen(model)).hasSize(1);
    }

    @Test
    void whatIsForgedInRedisIsNotDeliveredAndTheRequestIsSent() {
        Balance one = instance();
        Balance two = instance();
        long unreadable = two.federation().joins().unreadable();
        var first = one.request(DataQuery.of(model, "forged"));
        DataRequest sent = awaitSeen(1);
        var second = two.request(DataQuery.of(model, "forged"));
        awaitWaiting(two);
        forge();
        DataRequest own = awaitSeen(2);
        data.send(own, Answers.success(own, "mine"));
        data.send(sent, Answers.success(sent, "whale"));
        assertThat(get(first).payload().data()).contains("whale");
        assertThat(get(second).payload().data()).contains("mine");
        assertThat(two.federation().joins().unreadable()).isEqualTo(unreadable + 1);
    }

    /** Puts garbage where the answer would lie, and tells everybody who waits that it is there. */
    private static void forge() {
        String mark = redis.commands().keys("smartwhale-flight:*").get(0);
        String id = mark.substring(mark.indexOf('{') + 1, mark.indexOf('}'));
        var fields = redis.commands().hgetall(mark);
        redis.commands().set("smartwhale-landing:{" + id + "}:" + fields.get("token"), "{\"metadata\":17}");
        fields.keySet().stream()
                .filter(field -> !field.equals("token"))
                .forEach(channel -> redis.commands().publish(channel, '+' + id + ' ' + fields.get("token")));
    }
}
