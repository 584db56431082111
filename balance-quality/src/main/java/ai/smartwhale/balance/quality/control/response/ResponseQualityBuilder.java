// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.HoldBack;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.QualityListener;
import ai.smartwhale.balance.quality.control.QualityListeners;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineConfig;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineSink;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@link ResponseQuality}. Not thread-safe. */
public final class ResponseQualityBuilder {

    private final QualityController controller;
    private final SourceKnowledge knowledge;
    private final List<QualityListener> listeners = new ArrayList<>();
    private ResponseConfig config = ResponseConfig.defaults();
    private InstantSource time = InstantSource.system();
    private Ticker ticker = Ticker.system();
    private @Nullable QuarantineSink quarantine;

    ResponseQualityBuilder(QualityController controller, SourceKnowledge knowledge) {
        this.controller = controller;
        this.knowledge = knowledge;
    }

    /** Sets the settings; unless set, {@link ResponseConfig#defaults()}. */
    public ResponseQualityBuilder config(ResponseConfig value) {
        config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Sets where withheld answers go; unless set, a store in memory with {@link QuarantineConfig#defaults()}. It is not
     * closed here.
     */
    public ResponseQualityBuilder quarantine(QuarantineSink value) {
        quarantine = InvalidValueException.requirePresent("quarantine", value);
        return this;
    }

    /** Adds who is told what happens. */
    public ResponseQualityBuilder listener(QualityListener value) {
        listeners.add(InvalidValueException.requirePresent("listener", value));
        return this;
    }

    /** Sets the present; unless set, that of the system. */
    public ResponseQualityBuilder time(InstantSource value) {
        time = InvalidValueException.requirePresent("time", value);
        return this;
    }

    /** Sets what measures how long control takes; unless set, that of the system. */
    public ResponseQualityBuilder ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Builds.
     *
     * @return the control of answers
     */
    public ResponseQuality build() {
        QualityListeners told = QualityListeners.of(listeners);
        QuarantineSink sink =
                quarantine == null ? QuarantineStore.inMemory(QuarantineConfig.defaults(), time) : quarantine;
        return new DefaultResponseQuality(
                config,
                new ContentControl(config, controller.keepingNothing(), knowledge, time),
                new HoldBack(sink, time, told),
                told,
                ticker);
    }
}
