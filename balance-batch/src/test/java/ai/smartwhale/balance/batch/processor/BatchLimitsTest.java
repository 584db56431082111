// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Expired;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Failed;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Rejected;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What does not fit into a batch, and what is not worth sending. */
class BatchLimitsTest extends BatchFixture {

    @Test
    void oversizeItemsAreRejectedAloneAndBatchesKeepToTheirBytes() {
        BatchProcessor<String, String> bytes = builder(BatchProcessorConfig.builder()
                        .limits(new SplitLimits(4, 6, Double.POSITIVE_INFINITY, SplitLimits.Oversize.REJECT))
                        .build())
                .traits(new BatchTraits<>() {
                    @Override
                    public OptionalLong bytes(String item) {
                        return OptionalLong.of(item.length());
                    }
                })
                .build();
        add("aaaa", "toolarge", "bbb", "cc");
        bytes.handleIncomingBatches();
        assertThat(ended).containsEntry("toolarge", new Rejected<>(Rejected.Reason.TOO_LARGE));
        assertThat(backend.batches()).containsExactly(List.of("aaaa", "cc"));
        bytes.processBatches();
        assertThat(backend.batches()).containsExactly(List.of("aaaa", "cc"), List.of("bbb"));
        assertThat(bytes.statistics().putBack()).isEqualTo(1);
    }

    @Test
    void whatIsOverBeforeItLeavesIsNotSent() {
        BatchProcessor<String, String> strict = builder(BatchProcessorConfig.defaults())
                .traits(new BatchTraits<>() {
                    @Override
                    public OptionalLong deadlineNanos(String item) {
                        return item.equals("over") ? OptionalLong.of(time.nanoTime()) : OptionalLong.empty();
                    }
                })
                .build();
        add("over", "a", "b", "c");
        strict.handleIncomingBatches();
        assertThat(backend.batches()).containsExactly(List.of("a", "b", "c"));
        assertThat(ended).containsEntry("over", new Expired<>());
    }

    @Test
    void itemsThatCannotBeMeasuredFailAlone() {
        BatchProcessor<String, String> odd = builder(BatchProcessorConfig.defaults())
                .traits(new BatchTraits<>() {
                    @Override
                    public double cost(String item) {
                        return item.equals("odd") ? Double.NaN : 1;
                    }
                })
                .build();
        add("odd", "a", "b", "c");
        odd.handleIncomingBatches();
        assertThat(ended.get("odd")).isInstanceOf(Failed.class);
        assertThat(backend.batches()).containsExactly(List.of("a", "b", "c"));
        assertThatThrownBy(() -> odd.processBatch(List.of("odd"))).isInstanceOf(InvalidValueException.class);
    }
}
