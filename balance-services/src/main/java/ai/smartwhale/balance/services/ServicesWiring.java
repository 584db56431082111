// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.TopicManager;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Puts the parts of a Balance together, by hand. Nothing begins to run here. */
final class ServicesWiring {

    private ServicesWiring() {}

    static DefaultBalance wire(
            KafkaService kafka,
            boolean owned,
            BalanceConfig config,
            MessagingResources resources,
            List<BalanceListener> listeners,
            KnownAnswers kept,
            Safeguards safeguards,
            Deciding deciding,
            TrafficFeed feed,
            Optional<ResponseQuality> quality,
            MonitoringSetup monitored,
            LongSupplier ticker) {
        ServicesContext context = context(kafka, config, resources, listeners, kept, safeguards, feed, ticker);
        RequestEndings endings = new RequestEndings(context);
        AnswerTopics answers = new AnswerTopics(kafka, context.lifecycle(), answersOf(config));
        RequestRoute route = new RequestRoute(context, answers, deciding);
        ForwardRoute forwards = new ForwardRoute(context, deciding);
        ModelDirectory directory = new ModelDirectory(context, answers, endings);
        Publisher publisher = new Publisher(context);
        AnswerControl control = new AnswerControl(quality, context.listeners(), publisher);
        AnswerRouter router =
                new AnswerRouter(context, endings, new Retries(context, endings, route), directory, route, control);
        ForesightDriver foresight = new ForesightDriver(context, route, publisher);
        MonitoringDriver monitoring = MonitoringDriver.of(
                monitored.config(),
                new MonitoredServices(context, route, forwards, deciding, quality, publisher, monitored.messages()),
                context);
        Startup startup = new Startup(context, answers, router, foresight, () -> monitoring.start(route));

        KnownTopics knownTopics = new KnownTopics(context.topics(), config.maxModels());
        ModelRequestForwarder forwarder = new ModelRequestForwarder(context, directory, knownTopics, forwards);
        ModelRequestHandler handler = new ModelRequestHandler(context, forwarder, knownTopics);
        ModelRequestSubscription requests = new ModelRequestSubscription(context, startup, handler);

        RequestSubmitter submitter = new RequestSubmitter(context, directory, endings, route);
        DefaultDataService data = new DefaultDataService(context, startup, submitter);
        DefaultModelService models = new DefaultModelService(context, startup, directory, forwarder, requests);
        Shutdown shutdown = new Shutdown(context, endings, requests, answers, route, forwards, monitoring);
        DefaultMessagingService messaging =
                new DefaultMessagingService(context, startup, data, models, requests, shutdown, publisher);
        DefaultBalance balance = new DefaultBalance(context, data, models, messaging, route, monitoring, owned);
        monitoring.watch(balance);
        return balance;
    }

    private static ServicesContext context(
            KafkaService kafka,
            BalanceConfig config,
            MessagingResources resources,
            List<BalanceListener> listeners,
            KnownAnswers kept,
            Safeguards safeguards,
            TrafficFeed feed,
            LongSupplier ticker) {
        RequestTimer timer = new RequestTimer(ticker, config.instanceId());
        return new ServicesContext(
                kafka,
                TopicManager.create(kafka),
                config,
                resources.clock(),
                new Counters(),
                new Listeners(listeners),
                new Continuations(resources.executor(), config.instanceId()),
                timer,
                new PendingRequests(timer, config.maxPending()),
                new ProcessingTimes(),
                kept,
                safeguards.access(resources.clock()),
                safeguards.protection(),
                feed,
                new Lifecycle());
    }

    private static SubscriptionConfig answersOf(BalanceConfig config) {
        return SubscriptionConfig.builder(MessagingConstants.MODEL_RESULTS_GROUP_PREFIX + config.instanceId())
                .mode(Mode.ALL)
                .start(Start.LATEST)
                .concurrency(config.concurrency())
                .build();
    }
}
