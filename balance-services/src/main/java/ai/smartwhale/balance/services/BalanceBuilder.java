// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.core.coordinator.model.ModelCoordinator;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.config.BalanceSettingsBuilder;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.Advisor;
import ai.smartwhale.balance.services.loop.Knob;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.redis.RedisFlights;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Builds a {@link Balance}. Not thread-safe. */
public final class BalanceBuilder {

    private final BalanceChoices choices = new BalanceChoices();

    BalanceBuilder() {}

    /**
     * Sets what was read from files, properties and the environment. What is set here in code is heard before it,
     * whatever the order of calls; an object, such as that of {@link #config}, stands for all that it says. A cache
     * that is wanted is opened by {@link Balance#start()} and closed with it.
     *
     * @param value the settings
     * @return this
     */
    public BalanceBuilder settings(BalanceSettings value) {
        choices.inForce.read(InvalidValueException.requirePresent("settings", value));
        return this;
    }

    /**
     * Sets where Kafka is, with defaults, or what {@link #settings} says, for all else.
     *
     * @param value {@code host:port}, several with commas
     * @return this
     * @throws InvalidValueException if the text is empty
     */
    public BalanceBuilder bootstrapServers(String value) {
        choices.inForce.servers(InvalidValueException.requireText("bootstrapServers", value));
        return this;
    }

    /**
     * Sets how Kafka is reached.
     *
     * @param value the configuration
     * @return this
     */
    public BalanceBuilder kafka(KafkaConfig value) {
        choices.inForce.kafka(InvalidValueException.requirePresent("kafka", value));
        return this;
    }

    /**
     * Sets a service of the host, such as one in memory. It is connected if it is not yet, and never closed.
     *
     * @param value the service
     * @return this
     */
    public BalanceBuilder kafkaService(KafkaService value) {
        choices.kafkaService = InvalidValueException.requirePresent("kafkaService", value);
        return this;
    }

    /**
     * Sets the limits and times; {@link BalanceConfig#defaults()} by default.
     *
     * @param value the configuration
     * @return this
     */
    public BalanceBuilder config(BalanceConfig value) {
        return said("config", value, BalanceSettingsBuilder::balance);
    }

    /**
     * Sets the executor on which futures complete, the clock, and the metrics of messaging;
     * {@link MessagingResources#DEFAULT} by default.
     *
     * @param value the resources
     * @return this
     */
    public BalanceBuilder resources(MessagingResources value) {
        choices.resources = InvalidValueException.requirePresent("resources", value);
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param value the listener
     * @return this
     */
    public BalanceBuilder listener(BalanceListener value) {
        choices.listeners.add(InvalidValueException.requirePresent("listener", value));
        return this;
    }

    /**
     * Sets where answers are kept and looked for before the Data service is asked; nowhere by default.
     *
     * @param value the cache of the host, which may serve several; never closed by Balance
     * @return this
     */
    public BalanceBuilder answerCache(AnswerCache value) {
        choices.kept = KnownAnswers.of(InvalidValueException.requirePresent("answerCache", value));
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
        choices.safeguards = choices.safeguards.withPolicy(InvalidValueException.requirePresent("accessPolicy", value));
        return this;
    }

    /**
     * Says as whom this host asks; nobody by default. The policy relies on it.
     *
     * @param value the principal
     * @return this
     */
    public BalanceBuilder principal(String value) {
        choices.safeguards = choices.safeguards.withPrincipal(InvalidValueException.requireText("principal", value));
        return this;
    }

    /**
     * Finds out who posts the requests of remote models; nobody says by default.
     *
     * @param value the authenticator
     * @return this
     */
    public BalanceBuilder requestAuthenticator(RequestAuthenticator value) {
        choices.safeguards = choices.safeguards.withAuthenticator(
                InvalidValueException.requirePresent("requestAuthenticator", value));
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
        choices.safeguards =
                choices.safeguards.withProtection(InvalidValueException.requirePresent("payloadProtection", value));
        return this;
    }

    /**
     * Takes what was refused; nobody by default.
     *
     * @param value the audit
     * @return this
     */
    public BalanceBuilder securityAudit(SecurityAudit value) {
        choices.safeguards = choices.safeguards.withAudit(InvalidValueException.requirePresent("securityAudit", value));
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
        return said("requestPath", value, BalanceSettingsBuilder::requestPath);
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
        return said("accessScope", value, BalanceSettingsBuilder::accessScope);
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
        choices.leases = value;
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
        choices.feed = new TrafficFeed(Optional.of(InvalidValueException.requirePresent("foresight", value)));
        return this;
    }

    /**
     * Sets how the loop decides that turns the knobs of this Balance while it works; by default it acts, with
     * {@link LoopConfig#defaults()}. What it may turn without being asked: while too many requests are not answered in
     * time, those that cannot be any more are given up, requests of the background are not taken in, batches leave at
     * once where they waited for others, and a model that alone misses its times gets a larger claim; more batches may
     * be under way, where {@link #requestPath} bounds those that are not answered yet; and more is fetched ahead where
     * a {@linkplain #foresight foresight} does that and it pays. Answers that are too old, and a larger cache, are
     * within bounds that the cache of answers sets.
     *
     * @param value the settings; of mode {@link ai.smartwhale.balance.services.loop.LoopMode#OFF} for no loop
     * @return this
     */
    public BalanceBuilder loop(LoopConfig value) {
        return said("loop", value, BalanceSettingsBuilder::loop);
    }

    /**
     * Says within which time an answer is of use, by which the loop judges; by default, before the deadline of its
     * request.
     *
     * @param priority of which requests
     * @param within from the request to the answer, above zero
     * @return this
     * @throws InvalidValueException if the time is not above zero
     */
    public BalanceBuilder objective(Priority priority, Duration within) {
        choices.loop = choices.loop.with(
                InvalidValueException.requirePresent("priority", priority),
                InvalidValueException.requirePositive("within", within));
        return this;
    }

    /**
     * Lets the loop balance models every few seconds, as long as it acts.
     *
     * @param value the coordinator, never closed by Balance
     * @return this
     */
    public BalanceBuilder coordinator(ModelCoordinator value) {
        choices.loop = choices.loop.with(InvalidValueException.requirePresent("coordinator", value));
        return this;
    }

    /**
     * Gives the loop something more to turn.
     *
     * @param knob what it may turn
     * @param advisor who proposes when
     * @return this
     */
    public BalanceBuilder knob(Knob knob, Advisor advisor) {
        choices.loop = choices.loop.with(
                InvalidValueException.requirePresent("knob", knob),
                InvalidValueException.requirePresent("advisor", advisor));
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
        choices.quality = Optional.of(InvalidValueException.requirePresent("responseQuality", value));
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
        return said("monitoring", value, BalanceSettingsBuilder::monitoring);
    }

    /**
     * Serves the dashboard as long as this is open, and lets what it shows be watched. Its address is that of
     * {@code balance.monitoring()}; where it cannot be served, there is a warning in the log and no address.
     *
     * @param value where it listens, who may see it
     * @return this
     */
    public BalanceBuilder dashboard(DashboardServerConfig value) {
        return said("dashboard", value, BalanceSettingsBuilder::dashboard);
    }

    /**
     * Lets this instance work as one with others that share its Redis: answers are shared, unless {@link #answerCache}
     * gives a cache of the host; a request that is under way at one instance is joined by the others; and what each
     * learns is known to all. Redis is connected in the background, and Balance does without as long as it cannot be
     * reached. Alone by default. The client is optional: add
     * {@value ai.smartwhale.commons.cache.redis.RedisStore#DEPENDENCY}.
     *
     * @param value what is shared, and how
     * @return this
     * @throws ai.smartwhale.commons.MissingDependencyException if the client of Redis is not on the class path
     */
    public BalanceBuilder federation(FederationConfig value) {
        InvalidValueException.requirePresent("federation", value);
        RedisFlights.requireClient();
        return said("federation", value, BalanceSettingsBuilder::federation);
    }

    private <T> BalanceBuilder said(String name, T value, BiConsumer<BalanceSettingsBuilder, T> word) {
        T present = InvalidValueException.requirePresent(name, value);
        choices.inForce.say(all -> word.accept(all, present));
        return this;
    }

    /**
     * Builds it. Nothing is started.
     *
     * @return the balance
     * @throws InvalidValueException if it is not said how Kafka is reached, or said twice; or answers are to be fetched
     *     ahead without a cache to keep them in; or files of monitoring cannot be read
     * @throws ai.smartwhale.balance.services.config.InvalidSettingsException if what is set in code contradicts what
     *     was read
     * @throws ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException if the file of alerts has mistakes
     */
    public Balance build() {
        return DefaultBalance.create(choices.parts());
    }
}
