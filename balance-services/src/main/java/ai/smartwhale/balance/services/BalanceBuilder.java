// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.PayloadProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Balance}. Not thread-safe. */
public final class BalanceBuilder {

    private final List<BalanceListener> listeners = new ArrayList<>();
    private @Nullable KafkaConfig kafka;
    private @Nullable KafkaService kafkaService;
    private BalanceConfig config = BalanceConfig.defaults();
    private MessagingResources resources = MessagingResources.DEFAULT;
    private KnownAnswers kept = KnownAnswers.NONE;
    private TrafficFeed feed = TrafficFeed.NONE;
    private Optional<ResponseQuality> quality = Optional.empty();
    private Safeguards safeguards = Safeguards.NONE;
    private Deciding deciding = Deciding.DEFAULT;
    private MonitoringSetup monitored = MonitoringSetup.NONE;

    BalanceBuilder() {}

    /**
     * Sets where Kafka is, with defaults for all else.
     *
     * @param value {@code host:port}, several with commas
     * @return this
     * @throws InvalidValueException if the text is empty
     */
    public BalanceBuilder bootstrapServers(String value) {
        return kafka(KafkaConfig.of(value));
    }

    /**
     * Sets how Kafka is reached.
     *
     * @param value the configuration
     * @return this
     */
    public BalanceBuilder kafka(KafkaConfig value) {
        kafka = value;
        return this;
    }

    /**
     * Sets a service of the host, such as one in memory. It is connected if it is not yet, and never closed.
     *
     * @param value the service
     * @return this
     */
    public BalanceBuilder kafkaService(KafkaService value) {
        kafkaService = value;
        return this;
    }

    /**
     * Sets the limits and times; {@link BalanceConfig#defaults()} by default.
     *
     * @param value the configuration
     * @return this
     */
    public BalanceBuilder config(BalanceConfig value) {
        config = value;
        return this;
    }

    /**
     * Sets the executor on which futures complete, the clock, and the metrics of messaging;
     * {@link MessagingResources#DEFAULT} by default.
     *
     * @param value the resources
     * @return this
     */
    public BalanceBuilder resources(MessagingResources value) {
        resources = value;
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param value the listener
     * @return this
     */
    public BalanceBuilder listener(BalanceListener value) {
        listeners.add(InvalidValueException.requirePresent("listener", value));
        return this;
    }

    /**
     * Sets where answers are kept and looked for before the Data service is asked; nowhere by default.
     *
     * @param value the cache of the host, which may serve several; never closed by Balance
     * @return this
     */
    public BalanceBuilder answerCache(AnswerCache value) {
        kept = KnownAnswers.of(InvalidValueException.requirePresent("answerCache", value));
        return this;
    }

    /**
     * Decides what this host may ask for and receive, and what remote models may; everything by default. What is
     * refused fails with {@link AccessDeniedException}, or is answered as an invalid request, and is audited.
     *
     * @param value the policy
     * @return this
     */
    public BalanceBuilder accessPolicy(AccessPolicy value) {
        InvalidValueException.requirePresent("accessPolicy", value);
        safeguards = new Safeguards(
                value, safeguards.principal(), safeguards.authenticator(), safeguards.protection(), safeguards.audit());
        return this;
    }

    /**
     * Says as whom this host asks; nobody by default. The policy relies on it.
     *
     * @param value the principal
     * @return this
     */
    public BalanceBuilder principal(String value) {
        InvalidValueException.requireText("principal", value);
        safeguards = new Safeguards(
                safeguards.policy(),
                Optional.of(value),
                safeguards.authenticator(),
                safeguards.protection(),
                safeguards.audit());
        return this;
    }

    /**
     * Finds out who posts the requests of remote models; nobody says by default.
     *
     * @param value the authenticator
     * @return this
     */
    public BalanceBuilder requestAuthenticator(RequestAuthenticator value) {
        InvalidValueException.requirePresent("requestAuthenticator", value);
        safeguards = new Safeguards(
                safeguards.policy(), safeguards.principal(), value, safeguards.protection(), safeguards.audit());
        return this;
    }

    /**
     * Hides sensitive parameters and data between this host and a Data service that has the same key; nothing by
     * default. Answers that cannot be opened become dead letters and do not end the request. Requests of remote models
     * are passed on as they come.
     *
     * @param value the protection
     * @return this
     */
    public BalanceBuilder payloadProtection(PayloadProtection value) {
        InvalidValueException.requirePresent("payloadProtection", value);
        safeguards = new Safeguards(
                safeguards.policy(), safeguards.principal(), safeguards.authenticator(), value, safeguards.audit());
        return this;
    }

    /**
     * Takes what was refused; nobody by default.
     *
     * @param value the audit
     * @return this
     */
    public BalanceBuilder securityAudit(SecurityAudit value) {
        InvalidValueException.requirePresent("securityAudit", value);
        safeguards = new Safeguards(
                safeguards.policy(),
                safeguards.principal(),
                safeguards.authenticator(),
                safeguards.protection(),
                value);
        return this;
    }

    /**
     * Sets how requests are merged, ranked and batched, and which of these steps are made at all; by default
     * {@link RequestPathConfig#forKafka} with {@link BalanceConfig#maxPending()}, and all steps.
     *
     * @param value the configuration
     * @return this
     */
    public BalanceBuilder requestPath(RequestPathConfig value) {
        InvalidValueException.requirePresent("requestPath", value);
        deciding = new Deciding(Optional.of(value), deciding.scope(), deciding.leases());
        return this;
    }

    /**
     * Says who may share answers with whom: equal requests of one scope that are under way at the same time are sent
     * once. All models share by default, each after {@link #accessPolicy} has allowed its own request; set
     * {@link AccessScope#PER_MODEL} where sources give different models different answers.
     *
     * @param value the scope
     * @return this
     */
    public BalanceBuilder accessScope(AccessScope value) {
        InvalidValueException.requirePresent("accessScope", value);
        deciding = new Deciding(deciding.path(), value, deciding.leases());
        return this;
    }

    /**
     * Sets what has to be asked before requests may leave, such as
     * {@link ai.smartwhale.balance.batch.scheduler.ResourceManager#leases}; nobody by default.
     *
     * @param value the port, never closed by Balance
     * @return this
     */
    public BalanceBuilder leases(LeasePort value) {
        InvalidValueException.requirePresent("leases", value);
        deciding = new Deciding(deciding.path(), deciding.scope(), value);
        return this;
    }

    /**
     * Lets what comes be foreseen: overloads are announced to listeners and as events, batches grow ahead of peaks,
     * and, where the foresight is configured so, answers are fetched before they are asked for. Nothing is foreseen by
     * default.
     *
     * @param value the foresight, which learns from this Balance alone
     * @return this
     */
    public BalanceBuilder foresight(Foresight value) {
        feed = new TrafficFeed(Optional.of(InvalidValueException.requirePresent("foresight", value)));
        return this;
    }

    /**
     * Lets answers pass a control of their quality before they are cached and delivered: what could be repaired is,
     * what was found stands in their additional information, and what is not good enough never reaches a model, whose
     * answer then is a failure with the reasons. Nothing is controlled by default.
     *
     * @param value the control, such as {@link ResponseQuality#withDefaults}
     * @return this
     */
    public BalanceBuilder responseQuality(ResponseQuality value) {
        quality = Optional.of(InvalidValueException.requirePresent("responseQuality", value));
        return this;
    }

    /**
     * Lets what happens be watched: views of models, quality and resources, alerts with those who are told, what a
     * dashboard shows, and reports; see {@link Balance#monitoring()}. Nothing is watched by default. It has the metrics
     * of {@link BalanceMetrics} too, which are not to be made again for the same collector.
     *
     * @param value how
     * @return this
     */
    public BalanceBuilder monitoring(MonitoringConfig value) {
        monitored = monitored.with(InvalidValueException.requirePresent("monitoring", value));
        return this;
    }

    /**
     * Serves the dashboard as long as this is open, and lets what it shows be watched. Its address is that of
     * {@code balance.monitoring()}; where it cannot be served, there is a warning in the log and no address.
     *
     * @param value where it listens, who may see it
     * @return this
     */
    public BalanceBuilder dashboard(DashboardServerConfig value) {
        monitored = monitored.with(InvalidValueException.requirePresent("dashboard", value));
        return this;
    }

    /**
     * Builds it. Nothing is started.
     *
     * @return the balance
     * @throws InvalidValueException if it is not said how Kafka is reached, or said twice; or answers are to be fetched
     *     ahead without a cache to keep them in; or files of monitoring cannot be read
     * @throws ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException if the file of alerts has mistakes
     */
    public Balance build() {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("resources", resources);
        if ((kafka == null) == (kafkaService == null)) {
            throw new InvalidValueException(
                    "kafka", kafka, "either bootstrapServers or kafka, or a kafkaService of the host");
        }
        KafkaService service = kafkaService;
        boolean owned = service == null;
        if (service == null) {
            KafkaConfig reach = InvalidValueException.requirePresent("kafka", kafka);
            service = KafkaService.create(reach, counted());
        }
        if (kept == KnownAnswers.NONE
                && feed.foresight().flatMap(known -> known.config().prefetch()).isPresent()) {
            throw new InvalidValueException("answerCache", null, "a cache, where a foresight fetches answers ahead");
        }
        return DefaultBalance.create(
                service, owned, config, resources, listeners, kept, safeguards, deciding, feed, quality, monitored);
    }

    private MessagingResources counted() {
        if (monitored.config().isEmpty()) {
            return resources;
        }
        CountedMessaging messages = new CountedMessaging(resources.metrics());
        monitored = monitored.with(messages);
        return resources.withMetrics(messages);
    }
}
