// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ModelTest {

    private final Model model = new Model("m", "smartwhale.data.responses.m", null);

    @Test
    void whatWaitsRunsInOrderAndWhatComesMeanwhileAfterIt() {
        List<Integer> order = new ArrayList<>();
        model.whenOpen(failure -> {
            order.add(1);
            model.whenOpen(late -> order.add(3));
        });
        model.whenOpen(failure -> order.add(2));
        model.succeed();
        model.whenOpen(failure -> order.add(4));
        assertThat(order).containsExactly(1, 2, 3, 4);
        assertThat(model.opened()).isCompletedWithValue(ModelRegistration.of("m", "smartwhale.data.responses.m"));
    }

    @Test
    void aFailureReachesAllThatWaitAndAllThatComeLater() {
        List<Throwable> reasons = new ArrayList<>();
        IllegalStateException reason = new IllegalStateException("on purpose");
        model.whenOpen(failure -> reasons.add(failure.orElseThrow()));
        model.fail(reason);
        model.whenOpen(failure -> reasons.add(failure.orElseThrow()));
        assertThat(reasons).containsExactly(reason, reason);
        assertThat(model.isOpen()).isFalse();
    }

    @Test
    void topicsOfItsOwnAreBounded() {
        for (int i = 0; i < Model.MOST_OWN_TOPICS; i++) {
            model.ownTopic("smartwhale.t" + i, name -> CompletableFuture.completedFuture(null));
        }
        model.ownTopic("smartwhale.t0", name -> CompletableFuture.failedFuture(new AssertionError()));
        assertThatThrownBy(() -> model.ownTopic("smartwhale.more", name -> CompletableFuture.completedFuture(null)))
                .isInstanceOf(RequestRejectedException.class);
        assertThat(model.leave()).hasSize(Model.MOST_OWN_TOPICS);
        assertThat(model.ownTopic("smartwhale.t0", name -> CompletableFuture.completedFuture(null)))
                .isDone();
        assertThat(model.ownTopic("smartwhale.late", name -> CompletableFuture.completedFuture(null)))
                .isCompletedExceptionally();
    }
}
