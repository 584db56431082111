// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the settings of each section come to. */
record Sections(
        BalanceConfig balance,
        Optional<KafkaConfig> kafka,
        Optional<RequestPathConfig> requestPath,
        AccessScope accessScope,
        Optional<CacheSettings> answerCache,
        Optional<ForesightConfig> foresight,
        boolean responseQuality,
        LoopConfig loop,
        Map<Priority, Duration> objectives,
        Optional<FederationConfig> federation,
        Optional<MonitoringConfig> monitoring) {

    Sections {
        objectives = Map.copyOf(objectives);
    }

    /** Where nothing was written: what code says and the defaults, without a look at each setting. */
    static Sections said(SettingsInCode code) {
        return new Sections(
                code.find(BalanceConfig.class).orElseGet(BalanceConfig::defaults),
                code.givenByHost().contains("kafka") ? Optional.empty() : code.find(KafkaConfig.class),
                code.find(RequestPathConfig.class),
                code.find(AccessScope.class).orElse(AccessScope.SHARED),
                Optional.empty(),
                code.find(ForesightConfig.class),
                false,
                code.find(LoopConfig.class).orElseGet(LoopConfig::defaults),
                Map.of(),
                code.find(FederationConfig.class),
                shown(code, code.find(MonitoringConfig.class)));
    }

    /** With the page that code wants, if it does, which needs somebody who watches. */
    static Optional<MonitoringConfig> shown(SettingsInCode code, Optional<MonitoringConfig> config) {
        return code.find(DashboardServerConfig.class)
                .map(page -> config.orElseGet(MonitoringConfig::defaults).withServer(page))
                .or(() -> config);
    }

    /** The value of each setting that has an effect, in the order of the sections; no secrets. */
    Map<String, String> describe(boolean tokenGiven) {
        Map<String, String> held = new LinkedHashMap<>();
        kafka.ifPresent(config -> KafkaSection.describe(config, held::put));
        RequestsSection.describe(balance, held::put);
        held.put(PathSection.SHARE.name(), share(accessScope));
        RequestPathConfig usual =
                RequestPathConfig.forKafka(balance.maxPending()).build();
        PathSection.describe(requestPath.orElse(usual), held::put);
        CacheSection.describe(answerCache, held::put);
        ForesightSection.describe(foresight, held::put);
        held.put(QualitySection.ENABLED.name(), Boolean.toString(responseQuality));
        LoopSection.describe(loop, objectives, held::put);
        FederationSection.describe(federation, held::put);
        MonitoringSection.describe(monitoring, tokenGiven, held::put);
        return held;
    }

    private static String share(AccessScope scope) {
        return scope == AccessScope.SHARED ? "true" : scope == AccessScope.PER_MODEL ? "false" : "as the host says";
    }
}
