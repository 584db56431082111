// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest extends OnKafka {

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"SOURCE_UNAVAILABLE", "PROCESSING_FAILED"})
    void errorsThatMayPassAreAskedAgain(ErrorCode code) {
        script(request -> List.of(
                request.metadata().retryCount() < 2
                        ? Answers.error(request, code)
                        : Answers.success(request, "at last")));
        assertThat(ask("q").payload().data()).contains("at last");
        assertThat(data.seen(model)).extracting(r -> r.metadata().retryCount()).containsExactly(0, 1, 2);
        assertThat(data.seen(model))
                .extracting(r -> r.metadata().requestId())
                .containsOnly(data.seen(model).get(0).metadata().requestId());
        assertThat(balance.statistics().retries()).isEqualTo(2);
        assertThat(balance.statistics().errors()).isZero();
        assertThat(listener.events).contains("retried 1 " + code.wireName(), "retried 2 " + code.wireName());
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"SOURCE_UNAVAILABLE", "PROCESSING_FAILED"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherErrorsAreTheAnswer(ErrorCode code) {
        script(request -> List.of(Answers.error(request, code)));
        DataResponse response = ask("q");
        assertThat(response.payload().status()).isEqualTo(ResponseStatus.ERROR);
        assertThat(response.payload().errorCode()).contains(code);
        assertThat(data.seen(model)).hasSize(1);
        assertThat(balance.statistics().errors()).isEqualTo(1);
    }

    @Test
    void theLastErrorIsTheAnswerWhenRetriesAreUsedUp() {
        script(request -> List.of(Answers.error(request, ErrorCode.SOURCE_UNAVAILABLE)));
        assertThat(ask("q").payload().errorCode()).contains(ErrorCode.SOURCE_UNAVAILABLE);
        assertThat(data.seen(model)).hasSize(1 + BalanceConfig.DEFAULT_MAX_RETRIES);
    }

    @Test
    void nothingIsAskedAgainThatTheDeadlineWouldOvertake() {
        BalanceConfig patient = BalanceConfig.builder()
                .retryDelay(Duration.ofSeconds(60))
                .serveModelRequests(false)
                .build();
        script(request -> List.of(Answers.error(request, ErrorCode.SOURCE_UNAVAILABLE)));
        try (Balance other = builder(patient).build()) {
            other.start();
            DataQuery query = DataQuery.builder(model)
                    .query("q")
                    .timeout(Duration.ofSeconds(20))
                    .build();
            assertThat(get(other.request(query)).payload().errorCode()).contains(ErrorCode.SOURCE_UNAVAILABLE);
            assertThat(other.statistics().retries()).isZero();
        }
    }

    @Test
    void theSameErrorTwiceIsAskedAgainOnce() {
        BalanceConfig slow = BalanceConfig.builder()
                .retryDelay(Duration.ofSeconds(2))
                .serveModelRequests(false)
                .build();
        script(request -> request.metadata().retryCount() == 0
                ? List.of(
                        Answers.error(request, ErrorCode.PROCESSING_FAILED),
                        Answers.error(request, ErrorCode.PROCESSING_FAILED))
                : List.of(Answers.success(request, 1)));
        try (Balance other = builder(slow).build()) {
            other.start();
            assertThat(get(other.request(DataQuery.of(model, "q"))).payload().status())
                    .isEqualTo(ResponseStatus.SUCCESS);
            assertThat(other.statistics().retries()).isEqualTo(1);
            assertThat(other.statistics().duplicatesDropped()).isEqualTo(1);
        }
    }

    @Test
    void aSuccessThatComesWhileARetryWaitsIsTheAnswer() {
        BalanceConfig slow = BalanceConfig.builder()
                .retryDelay(Duration.ofSeconds(10))
                .serveModelRequests(false)
                .build();
        script(request ->
                List.of(Answers.error(request, ErrorCode.PROCESSING_FAILED), Answers.success(request, "after all")));
        try (Balance other = builder(slow).build()) {
            other.start();
            assertThat(get(other.request(DataQuery.of(model, "q"))).payload().data())
                    .contains("after all");
        }
        await().atMost(LONG)
                .during(Duration.ofMillis(100))
                .until(() -> data.seen(model).size() == 1);
    }

    @Test
    void theTtlOfARetryIsWhatIsLeftOfIt() {
        script(request -> List.of(
                request.metadata().retryCount() == 0
                        ? Answers.error(request, ErrorCode.PROCESSING_FAILED)
                        : Answers.success(request, 1)));
        get(balance.request(
                DataQuery.builder(model).query("q").ttl(Duration.ofSeconds(20)).build()));
        List<DataRequest> seen = data.seen(model);
        assertThat(seen.get(0).metadata().ttl()).contains(Duration.ofSeconds(20));
        assertThat(seen.get(1).metadata().ttl().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }
}
