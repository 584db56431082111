// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.concurrent.Executor;

/**
 * Builds a {@link BatchProcessor}. Not thread-safe.
 *
 * @param <T> the type of the items
 * @param <A> the type of the answers
 */
public final class BatchProcessorBuilder<T, A> {

    final BatchSender<T, A> sender;
    BatchProcessorConfig config = BatchProcessorConfig.defaults();
    BatchSource<T> source = BatchSource.none();
    LeasePort leases = LeasePort.unlimited();
    ItemSink<T, A> sink = (item, outcome) -> {};
    BatchTraits<T> traits = new BatchTraits<>() {};
    SizeCalculator sizes = SizeCalculator.create(SizeCalculatorConfig.defaults());
    Ticker ticker = Ticker.system();
    Executor delivery = Runnable::run;
    Runnable wake = () -> {};

    BatchProcessorBuilder(BatchSender<T, A> sender) {
        this.sender = sender;
    }

    /** Sets the configuration; unless set, {@link BatchProcessorConfig#defaults()}. */
    public BatchProcessorBuilder<T, A> config(BatchProcessorConfig value) {
        config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /** Sets where items come from and where their outcomes go; unless set, nothing comes. */
    public BatchProcessorBuilder<T, A> source(BatchSource<T> from, ItemSink<T, A> to) {
        source = InvalidValueException.requirePresent("source", from);
        sink = InvalidValueException.requirePresent("sink", to);
        return this;
    }

    /** Sets what has to be asked before a batch may leave; unless set, nobody. */
    public BatchProcessorBuilder<T, A> leases(LeasePort value) {
        leases = InvalidValueException.requirePresent("leases", value);
        return this;
    }

    /** Sets what is to be known about items; unless set, all are alike. */
    public BatchProcessorBuilder<T, A> traits(BatchTraits<T> value) {
        traits = InvalidValueException.requirePresent("traits", value);
        return this;
    }

    /** Sets what chooses sizes and learns from batches; unless set, one of its own with defaults. */
    public BatchProcessorBuilder<T, A> sizes(SizeCalculator value) {
        sizes = InvalidValueException.requirePresent("sizes", value);
        return this;
    }

    /** Sets what measures time; unless set, that of the JVM. */
    public BatchProcessorBuilder<T, A> ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /** Sets where results of given batches are delivered; unless set, on the thread that ended them. */
    public BatchProcessorBuilder<T, A> delivery(Executor value) {
        delivery = InvalidValueException.requirePresent("delivery", value);
        return this;
    }

    /**
     * Sets what is called when a step may have something to do: a batch was given, or one has ended. Called from any
     * thread; must not block; may step. Unless set, nothing.
     */
    public BatchProcessorBuilder<T, A> wake(Runnable value) {
        wake = InvalidValueException.requirePresent("wake", value);
        return this;
    }

    /**
     * Builds the processor.
     *
     * @return the processor
     */
    public BatchProcessor<T, A> build() {
        return new DefaultBatchProcessor<>(this);
    }
}
