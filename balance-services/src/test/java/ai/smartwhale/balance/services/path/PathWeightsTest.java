// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.services.loop.ModelMeter;
import ai.smartwhale.balance.services.loop.ModelWeights;
import ai.smartwhale.balance.services.loop.SloMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two models ask for more than one slot can serve. */
class PathWeightsTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ModelWeights weights = new ModelWeights();
    private final List<String> served = new ArrayList<>();
    private final List<PathReply<String>> replies = new ArrayList<>();
    private final RequestPath<String, String> path = RequestPath.builder(
                    new MergeRules<String, String>() {
                        @Override
                        public Optional<Object> key(String request) {
                            return Optional.empty();
                        }
                    },
                    (batch, reply) -> {
                        served.addAll(batch.items());
                        replies.add(reply);
                    },
                    new PathTraits<String>() {
                        @Override
                        public String model(String request) {
                            return request.substring(0, 1);
                        }

                        @Override
                        public double weight(String model) {
                            return weights.of(model);
                        }
                    })
            .config(RequestPathConfig.builder()
                    .batching(BatchProcessorConfig.builder()
                            .parameters(Duration.ZERO, 1)
                            .limits(SplitLimits.ofItems(1))
                            .timeout(Duration.ofDays(1))
                            .build())
                    .build())
            .ticker(() -> 0)
            .timer(timer)
            .build();

    @AfterEach
    void close() {
        path.close();
        timer.shutdownNow();
    }

    private void serve(int count) {
        for (int i = 0; i < count; i++) {
            replies.get(replies.size() - 1).answer(0, "answer");
        }
    }

    private long ofA(int from, int to) {
        return served.subList(from, to).stream()
                .filter(one -> one.startsWith("a"))
                .count();
    }

    @Test
    void aModelOfTwiceTheClaimIsServedTwiceAsOften() {
        for (int i = 0; i < 100; i++) {
            var a = path.submit("a" + i, MergeTerms.DEFAULT);
            var b = path.submit("b" + i, MergeTerms.DEFAULT);
            assertThat(a.answer()).isNotDone();
            assertThat(b.answer()).isNotDone();
        }
        serve(60);
        assertThat(ofA(1, 61)).isBetween(29L, 31L);
        var knob = weights.knobs(new ModelMeter(10), new SloMeter()).find("a").orElseThrow();
        knob.apply(2);
        serve(139);
        int before = served.size();
        for (int i = 0; i < 100; i++) {
            var a = path.submit("a" + i, MergeTerms.DEFAULT);
            var b = path.submit("b" + i, MergeTerms.DEFAULT);
            assertThat(List.of(a, b)).hasSize(2);
        }
        serve(60);
        assertThat(ofA(before, before + 60)).isBetween(38L, 42L);
    }
}
