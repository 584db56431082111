// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was read, with what it was read from. Immutable. */
final class DefaultBalanceSettings implements BalanceSettings {

    private final Written written;
    private final SettingsInCode code;
    private final Sections sections;
    private volatile @Nullable List<EffectiveSetting> entries;

    DefaultBalanceSettings(Written written, SettingsInCode code, Sections sections) {
        this.written = written;
        this.code = code;
        this.sections = sections;
    }

    /** Made when somebody asks, which most hosts never do. */
    @Override
    public List<EffectiveSetting> entries() {
        List<EffectiveSetting> known = entries;
        if (known == null) {
            known = List.copyOf(EffectiveSettings.of(sections, code, written.origins()));
            entries = known;
        }
        return known;
    }

    @Override
    public BalanceConfig balance() {
        return sections.balance();
    }

    @Override
    public Optional<KafkaConfig> kafka() {
        return sections.kafka();
    }

    @Override
    public Optional<RequestPathConfig> requestPath() {
        return sections.requestPath();
    }

    @Override
    public AccessScope accessScope() {
        return sections.accessScope();
    }

    @Override
    public Optional<CacheSettings> answerCache() {
        return sections.answerCache();
    }

    @Override
    public Optional<ForesightConfig> foresight() {
        return sections.foresight();
    }

    @Override
    public boolean responseQuality() {
        return sections.responseQuality();
    }

    @Override
    public LoopConfig loop() {
        return sections.loop();
    }

    @Override
    public Map<Priority, Duration> objectives() {
        return sections.objectives();
    }

    @Override
    public Optional<FederationConfig> federation() {
        return sections.federation();
    }

    @Override
    public Optional<MonitoringConfig> monitoring() {
        return sections.monitoring();
    }

    @Override
    public BalanceSettingsBuilder toBuilder() {
        return new BalanceSettingsBuilder(written, code);
    }

    /** No secret is in it. */
    @Override
    public String toString() {
        return "BalanceSettings" + entries();
    }
}
