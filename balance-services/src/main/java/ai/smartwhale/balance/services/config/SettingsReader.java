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
import java.util.Map;
import java.util.Optional;

/** Makes settings of what was written and said, or tells all mistakes at once. */
final class SettingsReader {

    private final SettingsInCode code;
    private final SettingValues values;
    private final Secrets secrets;
    private final Problems problems;

    private SettingsReader(SettingsInCode code, SettingValues values, Secrets secrets, Problems problems) {
        this.code = code;
        this.values = values;
        this.secrets = secrets;
        this.problems = problems;
    }

    static BalanceSettings read(Written written, SettingsInCode code) {
        if (written.isNothing()) {
            return new DefaultBalanceSettings(written, code, Sections.said(code));
        }
        Problems problems = written.problems().copy();
        Map<String, RawSetting> heard = written.heard(problems);
        heard.keySet().removeIf(code::stands);
        SettingValues values = new SettingValues(heard, problems);
        SettingCatalogue.BY_NAME.values().forEach(values::find);
        Secrets secrets = new Secrets(written.environment());
        try {
            Sections sections = new SettingsReader(code, values, secrets, problems).sections();
            problems.throwIfAny();
            return new DefaultBalanceSettings(written, code, sections);
        } catch (InvalidSettingsException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            // Where mistakes are known already, this one may follow from a default that took the place of one.
            if (problems.isEmpty()) {
                problems.refused("settings", e);
            }
            problems.throwIfAny();
            throw e;
        }
    }

    private Sections sections() {
        Optional<KafkaConfig> kafka =
                code.find(KafkaConfig.class).or(() -> KafkaSection.read(values, secrets, problems));
        BalanceConfig balance = code.find(BalanceConfig.class).orElseGet(() -> RequestsSection.read(values, problems));
        Optional<RequestPathConfig> path = path(balance);
        Optional<CacheSettings> cache = CacheSection.read(values, secrets, problems);
        Optional<FederationConfig> federation =
                code.find(FederationConfig.class).or(() -> FederationSection.read(values, secrets, problems));
        boolean keeps = cache.isPresent()
                || code.givenByHost().contains("cache")
                || federation.flatMap(FederationConfig::answerTtl).isPresent();
        Optional<ForesightConfig> foresight =
                code.find(ForesightConfig.class).or(() -> ForesightSection.read(values, keeps, problems));
        return new Sections(
                balance,
                code.givenByHost().contains("kafka") ? Optional.empty() : kafka,
                path,
                scope(),
                cache,
                foresight,
                values.get(QualitySection.ENABLED),
                code.find(LoopConfig.class).orElseGet(() -> LoopSection.read(values, problems)),
                LoopSection.readObjectives(values),
                federation,
                monitoring());
    }

    private AccessScope scope() {
        boolean share = values.get(PathSection.SHARE);
        return code.find(AccessScope.class).orElse(share ? AccessScope.SHARED : AccessScope.PER_MODEL);
    }

    private Optional<MonitoringConfig> monitoring() {
        return Sections.shown(
                code, code.find(MonitoringConfig.class).or(() -> MonitoringSection.read(values, secrets, problems)));
    }

    /** Empty where nothing is said about it, so that it follows from what may be pending. */
    private Optional<RequestPathConfig> path(BalanceConfig balance) {
        Optional<RequestPathConfig> given = code.find(RequestPathConfig.class);
        boolean said = PathSection.ALL.stream().anyMatch(one -> !one.equals(PathSection.SHARE) && values.isSet(one));
        return given.isPresent() || !said ? given : Optional.of(PathSection.read(values, balance, problems));
    }
}
