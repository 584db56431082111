// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.monitoring.AlertingConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.http.MonitoringServerConfig;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What operators see. */
final class MonitoringSection {

    /** With what the names of the page begin, which may be given in code by itself. */
    static final String PAGE = "monitoring.dashboard.";

    private static final MonitoringConfig DEFAULTS = MonitoringConfig.defaults();
    private static final Duration LEAST_PERIOD = Duration.ofMillis(100);
    private static final String NONE = "none";

    static final Setting<Boolean> ENABLED =
            Setting.flag("monitoring.enabled", false, "Whether views, alerts and reports are made of what happens.");
    static final Setting<Duration> PERIOD = Setting.duration(
            "monitoring.period",
            DEFAULTS.period(),
            LEAST_PERIOD,
            Duration.ofMinutes(1),
            "How often what waits and goes through is read.");
    static final Setting<Duration> EVALUATION = Setting.duration(
            "monitoring.evaluation",
            DEFAULTS.evaluation(),
            LEAST_PERIOD,
            Duration.ofMinutes(10),
            "How often alerts are judged; not more often than monitoring.period.");
    static final Setting<Duration> SLOW = Setting.duration(
            "monitoring.slow-answer",
            DEFAULTS.slowAnswer(),
            Limits.SHORT,
            Duration.ofDays(1),
            "From where on 95 of 100 answers of the Data service are too slow.");
    static final Setting<Integer> MAX_MODELS = Setting.number(
            "monitoring.max-models",
            DEFAULTS.mostModels(),
            1,
            100_000,
            "Models that are told apart; others count together.");
    static final Setting<Boolean> RULES = Setting.flag(
            "monitoring.operator-rules", true, "Whether the alerts that come without asking are watched for.");
    static final Setting<Path> ALERTS =
            Setting.file("monitoring.alerts-file", "Rules, channels and who is told; read again when it changes.");
    static final Setting<Path> STATE =
            Setting.file("monitoring.state-file", "Keeps what was told, silenced and acknowledged over a restart.");
    static final Setting<Boolean> SERVED =
            Setting.flag("monitoring.dashboard.enabled", false, "Whether the page is served.");
    static final Setting<String> HOST = Setting.checked(
            "monitoring.dashboard.host",
            "127.0.0.1",
            "an address of this host",
            "Where the page is served; beyond loopback, put a proxy with TLS in front.",
            MonitoringSection::host);
    static final Setting<Integer> PORT =
            Setting.number("monitoring.dashboard.port", 0, 0, 65_535, "The port of the page; 0 for a free one.");
    static final Setting<String> TOKEN = Setting.secret(
            "monitoring.dashboard.token", "Where the token is that lets see and act; random where it is not set.");

    static final List<Setting<?>> ALL =
            List.of(ENABLED, PERIOD, EVALUATION, SLOW, MAX_MODELS, RULES, ALERTS, STATE, SERVED, HOST, PORT, TOKEN);

    private MonitoringSection() {}

    static Optional<MonitoringConfig> read(SettingValues values, Secrets secrets, Problems problems) {
        if (values.get(EVALUATION).compareTo(values.get(PERIOD)) < 0) {
            problems.contradiction(values, EVALUATION, PERIOD, "what was not read cannot be judged");
            return Optional.empty();
        }
        if (values.get(SERVED) && !values.get(ENABLED)) {
            problems.contradiction(values, SERVED, ENABLED, "what is not watched cannot be shown");
        }
        AlertingConfig.Builder alerting = AlertingConfig.builder().operatorRules(values.get(RULES));
        values.find(ALERTS).ifPresent(alerting::file);
        values.find(STATE).ifPresent(alerting::stateFile);
        MonitoringConfig.Builder builder = MonitoringConfig.builder()
                .every(values.get(PERIOD), values.get(EVALUATION))
                .slowAnswer(values.get(SLOW))
                .mostModels(values.get(MAX_MODELS))
                .alerting(alerting.build());
        Optional<DashboardServerConfig> page = page(values, secrets, problems);
        page.filter(there -> values.get(SERVED)).ifPresent(builder::server);
        return values.get(ENABLED) ? Optional.of(builder.build()) : Optional.empty();
    }

    private static Optional<DashboardServerConfig> page(SettingValues values, Secrets secrets, Problems problems) {
        MonitoringServerConfig usual = DashboardServerConfig.onLoopback(0);
        DashboardServerConfig page = DashboardServerConfig.withDefaults()
                .withListening(new MonitoringServerConfig(
                        new InetSocketAddress(values.get(HOST), values.get(PORT)),
                        usual.threads(),
                        usual.requestTimeout()));
        Optional<String> token = secrets.find(TOKEN, values, problems);
        try {
            return Optional.of(token.map(page::withToken).orElse(page));
        } catch (InvalidValueException e) {
            values.below(TOKEN.name()).values().forEach(raw -> problems.refused(raw, e.allowed()));
            return Optional.empty();
        }
    }

    private static String host(String text) {
        if (new InetSocketAddress(text.strip(), 0).isUnresolved()) {
            throw new InvalidValueException(HOST.name(), text, HOST.key().allowed());
        }
        return text.strip();
    }

    /** A token that was made up is not told from none. */
    static void describe(Optional<MonitoringConfig> found, boolean tokenGiven, BiConsumer<String, String> entries) {
        entries.accept(ENABLED.name(), Boolean.toString(found.isPresent()));
        found.ifPresent(config -> {
            entries.accept(PERIOD.name(), Units.write(config.period()));
            entries.accept(EVALUATION.name(), Units.write(config.evaluation()));
            entries.accept(SLOW.name(), Units.write(config.slowAnswer()));
            entries.accept(MAX_MODELS.name(), Integer.toString(config.mostModels()));
            entries.accept(RULES.name(), Boolean.toString(config.alerting().operatorRules()));
            entries.accept(ALERTS.name(), written(config.alerting().file()));
            entries.accept(STATE.name(), written(config.alerting().stateFile()));
            entries.accept(SERVED.name(), Boolean.toString(config.server().isPresent()));
            config.server().ifPresent(page -> {
                entries.accept(HOST.name(), page.listening().address().getHostString());
                entries.accept(
                        PORT.name(), Integer.toString(page.listening().address().getPort()));
                entries.accept(TOKEN.name(), tokenGiven ? Secrets.HIDDEN : NONE);
            });
        });
    }

    private static String written(Optional<Path> file) {
        return file.map(Path::toString).orElse(NONE);
    }
}
