// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Instances that serve queues of their own in virtual time, and tell each other once a second what they served. */
class FairShareTest {

    private static final int SECONDS = 60;
    private static final int PER_SECOND = 100;

    private final AtomicLong now = new AtomicLong();
    private final Map<String, Integer> served = new HashMap<>();

    /** One instance, which always has something to do for its models. */
    private final class Instance {

        private final FairQueue<String> queue =
                FairQueue.create(FairQueueConfig.builder().maxItems(10_000).build());
        private final List<String> models;
        private final ModelLedger ledger;
        private final SummaryBoard board;

        Instance(String name, String... models) {
            this.models = List.of(models);
            this.ledger = ModelLedger.create(name, 1, SummaryConfig.defaults());
            this.board = SummaryBoard.create(name, SummaryConfig.defaults(), now::get);
        }

        void serveForASecond() {
            for (int i = 0; i < PER_SECOND; i++) {
                for (String model : models) {
                    while (queue.size(model) < 2) {
                        queue.add(
                                new QueueItem<>(model, model, TaskPriority.of(5), 1, 1, 0, 0, QueueItem.NEVER),
                                now.get());
                    }
                }
                String model = queue.poll(now.get()).orElseThrow().item().value();
                ledger.used(model);
                served.merge(model, 1, Integer::sum);
            }
        }
    }

    private void run(boolean tells, Instance... instances) {
        for (int second = 0; second < SECONDS; second++) {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            List<byte[]> told = new ArrayList<>();
            for (Instance instance : instances) {
                instance.serveForASecond();
                told.add(SummaryBoardTest.metric(instance.ledger.summary(Map.of(), 0)));
            }
            for (Instance instance : instances) {
                told.forEach(instance.board::hear);
                if (tells) {
                    instance.queue.chargeElsewhere(instance.board.takeUsed(), 4 * PER_SECOND);
                }
            }
        }
    }

    private double share(String model) {
        int all = served.values().stream().mapToInt(Integer::intValue).sum();
        return Optional.ofNullable(served.get(model)).orElse(0) / (double) all;
    }

    @Test
    void aModelThatIsServedElsewhereGivesWayHere() {
        run(true, new Instance("one", "everywhere", "here"), new Instance("two", "everywhere"));
        assertThat(share("everywhere")).isCloseTo(0.5, within(0.02));
        assertThat(share("here")).isCloseTo(0.5, within(0.02));
    }

    @Test
    void withoutTellingItHasMoreThanItsShare() {
        run(false, new Instance("one", "everywhere", "here"), new Instance("two", "everywhere"));
        assertThat(share("everywhere")).isCloseTo(0.75, within(0.01));
    }

    @Test
    void threeInstancesComeToMaxMinFairShares() {
        run(true, new Instance("one", "a", "b", "c"), new Instance("two", "a", "b"), new Instance("three", "a"));
        assertThat(share("a")).isCloseTo(1 / 3.0, within(0.03));
        assertThat(share("b")).isCloseTo(1 / 3.0, within(0.03));
        assertThat(share("c")).isCloseTo(1 / 3.0, within(0.03));
    }

    @Test
    void modelsThatAreServedAlikeEverywhereAreServedAsIfNothingWereTold() {
        run(true, new Instance("one", "a", "b"), new Instance("two", "a", "b"));
        assertThat(share("a")).isCloseTo(0.5, within(0.01));
    }
}
