// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServedElsewhereTest {

    private final FairQueue<String> queue =
            FairQueue.create(FairQueueConfig.builder().maxItems(10_000).build());

    private void fill(String model, int level, int items) {
        for (int i = 0; i < items; i++) {
            queue.add(QueueItem.of(model, TaskPriority.of(level), model), 0);
        }
    }

    private Map<String, Integer> serve(int items) {
        Map<String, Integer> served = new HashMap<>();
        for (int i = 0; i < items; i++) {
            served.merge(queue.poll(0).orElseThrow().item().value(), 1, Integer::sum);
        }
        return served;
    }

    @Test
    void aModelGivesWayForAsMuchAsItHadElsewhere() {
        fill("a", 5, 100);
        fill("b", 5, 100);
        queue.chargeElsewhere(Map.of("a", 20.0), 1_000);
        assertThat(serve(20)).containsOnly(Map.entry("b", 20));
        assertThat(serve(40)).containsEntry("a", 20).containsEntry("b", 20);
    }

    @Test
    void whatAllHadAlikeChangesNothing() {
        fill("a", 5, 100);
        fill("b", 5, 100);
        queue.chargeElsewhere(Map.of("a", 500.0, "b", 500.0), 10);
        assertThat(serve(40)).containsEntry("a", 20).containsEntry("b", 20);
    }

    @Test
    void theLeadIsBounded() {
        fill("a", 5, 100);
        fill("b", 5, 100);
        queue.chargeElsewhere(Map.of("a", 1e12), 10);
        queue.chargeElsewhere(Map.of("a", 1e12), 10);
        Map<String, Integer> served = serve(30);
        assertThat(served.get("a")).isBetween(9, 11);
    }

    @Test
    void whatAModelHadElsewhereWhileItHadNothingHereIsForgotten() {
        fill("b", 5, 100);
        queue.chargeElsewhere(Map.of("a", 50.0), 1_000);
        fill("a", 5, 100);
        assertThat(serve(40)).containsEntry("a", 20).containsEntry("b", 20);
    }

    @Test
    void aHeavierModelGivesWayForLess() {
        for (int i = 0; i < 100; i++) {
            queue.add(new QueueItem<>("heavy", "heavy", TaskPriority.of(5), 1, 4, 0, 0, QueueItem.NEVER), 0);
        }
        fill("light", 5, 100);
        queue.chargeElsewhere(Map.of("heavy", 40.0), 1_000);
        assertThat(serve(10)).containsOnly(Map.entry("light", 10));
        assertThat(serve(50)).containsEntry("heavy", 40).containsEntry("light", 10);
    }

    @Test
    void everyLevelCountsForItself() {
        fill("a", 1, 20);
        fill("b", 1, 20);
        fill("a", 9, 20);
        fill("b", 9, 20);
        queue.chargeElsewhere(Map.of("a", 10.0), 1_000);
        assertThat(serve(10)).containsOnly(Map.entry("b", 10));
        assertThat(serve(70)).containsEntry("a", 40).containsEntry("b", 30);
    }

    @Test
    void anEmptyQueueIsChargedInVain() {
        queue.chargeElsewhere(Map.of("a", 10.0), 100);
        fill("a", 5, 1);
        assertThat(serve(1)).containsOnly(Map.entry("a", 1));
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> queue.chargeElsewhere(Map.of("a", wrong), 1))
                    .isInstanceOf(InvalidValueException.class);
            assertThatThrownBy(() -> queue.chargeElsewhere(Map.of(), wrong)).isInstanceOf(InvalidValueException.class);
        }
    }
}
