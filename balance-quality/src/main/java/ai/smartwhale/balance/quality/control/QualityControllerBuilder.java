// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineConfig;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineSink;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@link QualityController}. Not thread-safe. */
public final class QualityControllerBuilder {

    private final QualityMonitor monitor;
    private final List<QualityListener> listeners = new ArrayList<>();
    private ControlConfig config = ControlConfig.defaults();
    private RepairChoice choice = RepairChoice.mostConfident();
    private InstantSource time = InstantSource.system();
    private Ticker ticker = Ticker.system();
    private @Nullable ThresholdManager thresholds;
    private @Nullable ActionExecutor executor;
    private @Nullable QuarantineSink quarantine;

    QualityControllerBuilder(QualityMonitor monitor) {
        this.monitor = monitor;
    }

    /** Sets the settings; unless set, {@link ControlConfig#defaults()}. */
    public QualityControllerBuilder config(ControlConfig value) {
        config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /** Sets which scores are good enough; unless set, one with {@link ThresholdConfig#defaults()}. */
    public QualityControllerBuilder thresholds(ThresholdManager value) {
        thresholds = InvalidValueException.requirePresent("thresholds", value);
        return this;
    }

    /** Sets what repairs; unless set, one with the operators of this library. */
    public QualityControllerBuilder executor(ActionExecutor value) {
        executor = InvalidValueException.requirePresent("executor", value);
        return this;
    }

    /** Sets what chooses among repairs; unless set, {@link RepairChoice#mostConfident()}. */
    public QualityControllerBuilder choice(RepairChoice value) {
        choice = InvalidValueException.requirePresent("choice", value);
        return this;
    }

    /**
     * Sets where held back data goes; unless set, a store in memory with {@link QuarantineConfig#defaults()}. It is not
     * closed by the controller.
     */
    public QualityControllerBuilder quarantine(QuarantineSink value) {
        quarantine = InvalidValueException.requirePresent("quarantine", value);
        return this;
    }

    /** Adds who is told what happens. */
    public QualityControllerBuilder listener(QualityListener value) {
        listeners.add(InvalidValueException.requirePresent("listener", value));
        return this;
    }

    /** Sets the present; unless set, that of the system. */
    public QualityControllerBuilder time(InstantSource value) {
        time = InvalidValueException.requirePresent("time", value);
        return this;
    }

    /** Sets what measures how long control takes; unless set, that of the system. */
    public QualityControllerBuilder ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Builds the controller.
     *
     * @return the controller
     */
    public QualityController build() {
        QualityListeners told = QualityListeners.of(listeners);
        ThresholdManager limits =
                thresholds == null ? ThresholdManager.create(ThresholdConfig.defaults(), time) : thresholds;
        ActionExecutor repairer = executor == null ? ActionExecutor.create(time) : executor;
        QuarantineSink sink =
                quarantine == null ? QuarantineStore.inMemory(QuarantineConfig.defaults(), time) : quarantine;
        Reassessment reassessment = new Reassessment(config, repairer, choice);
        RecordControl control =
                new RecordControl(config, limits, reassessment, Optional.of(new HoldBack(sink, time, told)), told);
        return new DefaultQualityController(monitor, control, told, ticker);
    }
}
