// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate(2);
    private final List<CompletableFuture<Integer>> begun = new ArrayList<>();

    @Test
    void theOthersWaitInOrderUntilAPlaceIsFree() {
        List<CompletableFuture<Integer>> outcomes =
                IntStream.range(0, 5).mapToObj(i -> enter()).toList();
        assertThat(begun).hasSize(2);
        begun.get(1).complete(11);
        assertThat(begun).hasSize(3);
        assertThat(outcomes.get(1)).isCompletedWithValue(11);
        begun.get(0).completeExceptionally(new IllegalStateException("refused"));
        assertThat(outcomes.get(0)).isCompletedExceptionally();
        assertThat(begun).hasSize(4);
        begun.get(2).complete(12);
        begun.get(3).complete(13);
        begun.get(4).complete(14);
        assertThat(outcomes).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aTaskThatCannotBeginFreesItsPlace() {
        CompletableFuture<Integer> broken = gate.enter(() -> {
            throw new IllegalStateException("closed");
        });
        assertThat(broken).isCompletedExceptionally();
        IntStream.range(0, 2).forEach(i -> enter());
        assertThat(begun).hasSize(2);
    }

    @Test
    void tasksThatEndAtOnceDoNotDeepenTheStack() {
        CompletableFuture<Integer> first = enter();
        CompletableFuture<Integer> second = enter();
        List<CompletableFuture<Integer>> many = IntStream.range(0, 50_000)
                .mapToObj(i -> gate.enter(() -> CompletableFuture.completedFuture(i)))
                .toList();
        begun.get(0).complete(0);
        begun.get(1).complete(1);
        assertThat(many).allMatch(CompletableFuture::isDone);
        assertThat(first).isDone();
        assertThat(second).isDone();
    }

    private CompletableFuture<Integer> enter() {
        return gate.enter(() -> {
            CompletableFuture<Integer> task = new CompletableFuture<>();
            begun.add(task);
            return task;
        });
    }
}
