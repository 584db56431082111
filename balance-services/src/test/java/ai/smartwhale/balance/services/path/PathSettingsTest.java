// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.RequestExpiredException;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One slot, one request in a batch, answers that take 100 ms. */
class PathSettingsTest {

    private static final long ANSWER = 100_000_000;

    private record Sent(Batch<String> batch, PathReply<String> reply) {}

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Sent> sent = new ArrayList<>();
    private final RequestPath<String, String> path = RequestPath.builder(
                    new MergeRules<String, String>() {
                        @Override
                        public Optional<Object> key(String request) {
                            return Optional.of(request);
                        }
                    },
                    (batch, reply) -> sent.add(new Sent(batch, reply)),
                    request -> "model")
            .config(RequestPathConfig.builder()
                    .batching(BatchProcessorConfig.builder()
                            .parameters(Duration.ZERO, 1)
                            .limits(SplitLimits.ofItems(1))
                            .timeout(Duration.ofDays(1))
                            .build())
                    .build())
            .ticker(() -> now())
            .timer(timer)
            .build();
    private long now;

    private long now() {
        return now;
    }

    @AfterEach
    void close() {
        path.close();
        timer.shutdownNow();
    }

    private CompletableFuture<String> ask(String request, Duration patience) {
        return path.submit(request, MergeTerms.of(5, patience)).answer();
    }

    private void answerLast() {
        Sent last = sent.get(sent.size() - 1);
        last.reply().answer(0, "answer");
    }

    /** So that it is known how long an answer takes. */
    private void learn() {
        for (int i = 0; i < 8; i++) {
            var unused = path.submit("learn-" + i, MergeTerms.DEFAULT);
            now += ANSWER;
            answerLast();
        }
    }

    @Test
    void givesUpWhatCannotBeAnsweredInTimeAndServesTheNext() {
        learn();
        path.adjust(settings -> settings.withReserve(1));
        var busy = path.submit("busy", MergeTerms.DEFAULT);
        CompletableFuture<String> hopeless = ask("hopeless", Duration.ofMillis(150));
        CompletableFuture<String> hopeful = ask("hopeful", Duration.ofMillis(400));
        now += ANSWER;
        answerLast();
        assertThat(busy.answer()).isCompletedWithValue("answer");
        assertThat(hopeless).isCompletedExceptionally();
        assertThatThrownBy(hopeless::join).hasCauseInstanceOf(RequestExpiredException.class);
        assertThat(sent.get(sent.size() - 1).batch().items()).containsExactly("hopeful");
        now += ANSWER;
        answerLast();
        assertThat(hopeful).isCompletedWithValue("answer");
        assertThat(path.statistics().hopeless()).isEqualTo(1);
    }

    @Test
    void keepsWhatSomebodyCanStillGetInTime() {
        learn();
        path.adjust(settings -> settings.withReserve(1));
        var busy = path.submit("busy", MergeTerms.DEFAULT);
        CompletableFuture<String> impatient = ask("same", Duration.ofMillis(150));
        CompletableFuture<String> patient = ask("same", Duration.ofSeconds(10));
        now += ANSWER;
        answerLast();
        assertThat(busy.answer()).isDone();
        assertThat(sent.get(sent.size() - 1).batch().items()).containsExactly("same");
        assertThat(impatient).isNotDone();
        now += 20_000_000;
        answerLast();
        assertThat(impatient).isCompletedWithValue("answer");
        assertThat(patient).isCompletedWithValue("answer");
    }

    @Test
    void sendsEverythingWithoutAReserveAndWhenNothingIsKnownAnyMore() {
        learn();
        path.adjust(settings -> settings.withReserve(1));
        now += 10 * ANSWER;
        CompletableFuture<String> first = ask("first", Duration.ofMillis(50));
        assertThat(first).isNotDone();
        assertThat(sent.get(sent.size() - 1).batch().items()).containsExactly("first");
        answerLast();
        path.adjust(settings -> settings.withReserve(0));
        CompletableFuture<String> second = ask("second", Duration.ofMillis(50));
        assertThat(second).isNotDone();
        assertThat(sent.get(sent.size() - 1).batch().items()).containsExactly("second");
    }

    @Test
    void takesInOnlyWhatIsUrgentEnough() {
        path.adjust(settings -> settings.withLeastUrgent(9));
        assertThat(path.submit("background", MergeTerms.of(10)).answer())
                .isCompletedExceptionally()
                .satisfies(refused -> assertThatThrownBy(refused::join)
                        .hasCauseInstanceOf(PathRejectedException.class)
                        .hasMessageContaining("NOT_URGENT"));
        assertThat(path.submit("urgent", MergeTerms.of(9)).answer()).isNotDone();
        assertThat(path.statistics().notUrgent()).isEqualTo(1);
    }

    @Test
    void aLargerNumberOfBatchesHoldsFromNowOn() {
        var first = path.submit("first", MergeTerms.DEFAULT);
        var second = path.submit("second", MergeTerms.DEFAULT);
        assertThat(sent).hasSize(1);
        path.adjust(settings -> settings.withInFlight(2));
        var third = path.submit("third", MergeTerms.DEFAULT);
        assertThat(sent).hasSize(2);
        assertThat(List.of(first, second, third))
                .noneMatch(call -> call.answer().isDone());
        assertThat(path.settings()).isEqualTo(new PathSettings(Duration.ZERO, 2, 0, 10));
    }

    @Test
    void countsAnswersThatNobodyWaitsForAnyMore() {
        CompletableFuture<String> left = path.submit("left", MergeTerms.DEFAULT).answer();
        left.cancel(true);
        now += ANSWER;
        answerLast();
        assertThat(path.statistics().answers()).isEqualTo(new PathAnswers(1, 1, 0.1));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> path.adjust(settings -> settings.withReserve(Double.NaN)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("reserve");
        assertThatThrownBy(() -> path.adjust(settings -> settings.withInFlight(0)))
                .hasMessageContaining("inFlight");
        assertThatThrownBy(() -> path.adjust(settings -> settings.withLeastUrgent(11)))
                .hasMessageContaining("leastUrgent");
    }
}
