// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.cache.RemoteStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombiningTest {

    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<CompletableFuture<List<Integer>>> answers = new ArrayList<>();
    private final Combining<Integer, Integer> combining = new Combining<>("double", 100, this::send);

    private CompletableFuture<List<Integer>> send(List<Integer> questions) {
        sent.add(questions);
        CompletableFuture<List<Integer>> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private void answer(int index) {
        answers.get(index).complete(sent.get(index).stream().map(i -> 2 * i).toList());
    }

    @Test
    void oneAloneGoesAtOnceAndThoseThatComeMeanwhileGoTogether() {
        List<CompletableFuture<Integer>> asked =
                IntStream.range(0, 4).mapToObj(combining::ask).toList();
        assertThat(sent).containsExactly(List.of(0));
        answer(0);
        assertThat(sent).containsExactly(List.of(0), List.of(1, 2, 3));
        assertThat(asked.get(0)).isCompletedWithValue(0);
        assertThat(asked.get(1)).isNotDone();
        answer(1);
        assertThat(asked.stream().map(CompletableFuture::join)).containsExactly(0, 2, 4, 6);
    }

    @Test
    void noCommandHoldsMoreThanItMayAndNoMoreWaitThanMay() {
        List<CompletableFuture<Integer>> asked =
                IntStream.range(0, 101).mapToObj(combining::ask).toList();
        CompletableFuture<Integer> refused = combining.ask(7);
        assertThatThrownBy(refused::join)
                .hasCauseInstanceOf(RemoteStoreException.class)
                .hasMessageContaining("double")
                .hasMessageContaining("100");
        for (int i = 0; i < sent.size(); i++) {
            answer(i);
        }
        assertThat(sent).hasSize(3).allSatisfy(together -> assertThat(together).hasSizeLessThanOrEqualTo(64));
        assertThat(asked).allSatisfy(answer -> assertThat(answer).isCompleted());
    }

    @Test
    void aFailureReachesThoseThatTravelledTogetherAndStopsNoOther() {
        CompletableFuture<Integer> first = combining.ask(1);
        CompletableFuture<Integer> second = combining.ask(2);
        answers.get(0).completeExceptionally(new RemoteStoreException("gone", null));
        assertThatThrownBy(first::join).hasRootCauseMessage("gone");
        assertThat(sent).hasSize(2);
        answers.get(1).complete(List.of());
        assertThatThrownBy(second::join).hasMessageContaining("in part");
        CompletableFuture<Integer> third = combining.ask(3);
        answer(2);
        assertThat(third).isCompletedWithValue(6);
    }

    @Test
    void aCommandThatCannotBeSentFailsAndLeavesTheNextFree() {
        Combining<Integer, Integer> broken = new Combining<>("double", 10, questions -> {
            throw new IllegalStateException("closed");
        });
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Integer> answer = broken.ask(i);
            assertThatThrownBy(answer::join).hasRootCauseMessage("closed");
        }
    }
}
