// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.ModelSummary;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances that tell each other over a real broker; they need no Redis for that, and there is none. */
class SummaryExchangeTest extends OnKafka {

    private static final int TOTAL = 40;

    private final List<Balance> others = new ArrayList<>();

    @AfterEach
    void closeOthers() {
        others.forEach(other -> other.close(Duration.ofMillis(200)));
    }

    private Balance instance() {
        SummaryConfig summaries = SummaryConfig.defaults()
                .withTimes(Duration.ofMillis(100), Duration.ofMinutes(5))
                .withTotalInFlight(TOTAL);
        Balance other = builder(
                        BalanceConfig.builder().serveModelRequests(false).build())
                .federation(FederationConfig.of("127.0.0.1:1")
                        .withoutJoin()
                        .withoutAnswers()
                        .withSummaries(summaries))
                .build();
        others.add(other);
        other.start();
        get(other.registerModel(model));
        return other;
    }

    @Test
    void instancesHearOfEachOtherAndShareTheLimitUntilOneSaysFarewell() {
        Balance one = instance();
        assertThat(one.federation().inFlightShare()).isEqualTo(OptionalInt.of(TOTAL));
        Balance two = instance();
        script(request -> List.of(Answers.success(request, "whale")));
        get(two.request(DataQuery.of(model, "learned")));
        await().atMost(LONG)
                .until(() -> one.federation()
                        .others()
                        .total(model)
                        .filter(total -> total.served() == 1 && total.used() == 1 && total.arrivals() == 1)
                        .isPresent());
        ModelSummary seen = one.federation().others().total(model).orElseThrow();
        assertThat(seen.hotKeys()).hasSize(1);
        assertThat(seen.latency().count()).isEqualTo(1);
        await().atMost(LONG)
                .until(() -> one.federation().inFlightShare().equals(OptionalInt.of(TOTAL / 2))
                        && two.federation().inFlightShare().equals(OptionalInt.of(TOTAL / 2)));
        assertThat(one.federation().board().own()).isPositive();
        two.close();
        await().atMost(LONG).until(() -> one.federation().inFlightShare().equals(OptionalInt.of(TOTAL)));
        assertThat(one.federation().board().expired()).isZero();
        assertThat(one.federation().others().byInstance()).isEmpty();
    }

    @Test
    void noMoreLeaveThanTheShareAllowsAndTheOthersFollowWhenThereIsRoom() {
        Balance one = instance();
        List<CompletableFuture<DataResponse>> answers = new ArrayList<>();
        for (int i = 0; i < TOTAL + 10; i++) {
            answers.add(one.request(DataQuery.of(model, "q" + i)));
        }
        await().atMost(LONG).until(() -> data.seen(model).size() == TOTAL);
        assertThat(one.pathStatistics().queued()).isEqualTo(10);
        List<DataRequest> first = List.copyOf(data.seen(model));
        script(request -> List.of(Answers.success(request, "later")));
        first.forEach(sent -> data.send(sent, Answers.success(sent, "whale")));
        answers.forEach(OnKafka::get);
        assertThat(data.seen(model)).hasSize(TOTAL + 10);
    }

    @Test
    void whoIsAloneKnowsNobody() {
        assertThat(balance.federation().others().byInstance()).isEmpty();
        assertThat(balance.federation().inFlightShare()).isEmpty();
        assertThat(balance.federation().joins().marks()).isZero();
        assertThat(balance.federation().board().folded()).isZero();
    }
}
