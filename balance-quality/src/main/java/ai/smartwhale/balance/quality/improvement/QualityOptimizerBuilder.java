// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.duplicate.DuplicateFinder;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@link QualityOptimizer}. Not thread-safe. */
public final class QualityOptimizerBuilder {

    private final QualityMonitor monitor;
    private @Nullable ActionExecutor executor;
    private @Nullable DuplicateFinder duplicates;
    private Ticker ticker = Ticker.system();

    QualityOptimizerBuilder(QualityMonitor monitor) {
        this.monitor = monitor;
    }

    /** Sets what repairs; unless set, one with the operators of the library. */
    public QualityOptimizerBuilder executor(ActionExecutor value) {
        executor = InvalidValueException.requirePresent("executor", value);
        return this;
    }

    /** Sets what finds duplicates and says which of them stays; unless set, all stay. */
    public QualityOptimizerBuilder duplicates(DuplicateFinder value) {
        duplicates = InvalidValueException.requirePresent("duplicates", value);
        return this;
    }

    /** Sets what measures time; unless set, that of the system. */
    public QualityOptimizerBuilder ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Builds the optimizer.
     *
     * @return the optimizer
     */
    public QualityOptimizer build() {
        ActionExecutor repairer = executor == null ? ActionExecutor.create(InstantSource.system()) : executor;
        return new DefaultQualityOptimizer(monitor, repairer, Optional.ofNullable(duplicates), ticker);
    }
}
