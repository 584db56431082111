// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.ThresholdConfig;
import ai.smartwhale.balance.quality.control.ThresholdManager;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineConfig;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import ai.smartwhale.balance.quality.text.TextHints;
import ai.smartwhale.balance.quality.text.TextKind;
import ai.smartwhale.balance.quality.text.TextQualityAnalyzer;
import ai.smartwhale.balance.quality.text.TextQualityDetector;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.ResponsePayload;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Judges answers by what sort of text they hold, each sort by a control of its own. */
final class QualityByTextKind implements ResponseQuality {

    private final Map<TextKind, ResponseQuality> byKind;
    private final QuarantineStore quarantine;

    private QualityByTextKind(Map<TextKind, ResponseQuality> byKind, QuarantineStore quarantine) {
        this.byKind = byKind;
        this.quarantine = quarantine;
    }

    static ResponseQuality withDefaults(Executor executor) {
        InstantSource time = InstantSource.system();
        QuarantineStore quarantine = QuarantineStore.inMemory(QuarantineConfig.defaults(), time);
        Map<TextKind, ResponseQuality> byKind = new EnumMap<>(TextKind.class);
        for (TextKind kind : TextKind.values()) {
            byKind.put(kind, quality(kind, quarantine, executor, time));
        }
        return new QualityByTextKind(byKind, quarantine);
    }

    private static ResponseQuality quality(
            TextKind kind, QuarantineStore quarantine, Executor executor, InstantSource time) {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.builder()
                .detectors(List.of(new TextQualityDetector(TextQualityAnalyzer.create(), TextHints.of(kind))))
                .build());
        ThresholdManager thresholds =
                ThresholdManager.create(ThresholdConfig.builder().rejectBelow(0).build(), time);
        QualityController controller =
                QualityController.builder(monitor).thresholds(thresholds).build();
        return ResponseQuality.builder(
                        controller, SourceKnowledge.learning(monitor, KnowledgeConfig.defaults(), executor, time))
                .quarantine(quarantine)
                .build();
    }

    @Override
    public Optional<QuarantineStore> quarantine() {
        return Optional.of(quarantine);
    }

    @Override
    public ControlledResponse control(DataResponse response) {
        InvalidValueException.requirePresent("response", response);
        ResponseQuality quality = byKind.get(kind(response.payload()));
        if (quality == null) {
            throw new IllegalStateException("no control of " + kind(response.payload()));
        }
        return quality.control(response);
    }

    private static TextKind kind(ResponsePayload payload) {
        DataSource source = payload.dataSource().orElse(DataSource.WEB);
        if (source == DataSource.TWITTER || source == DataSource.TELEGRAM) {
            return TextKind.SHORT_MESSAGE;
        }
        return payload.dataType() == DataType.DOCUMENT ? TextKind.DOCUMENT : TextKind.TEXT;
    }
}
