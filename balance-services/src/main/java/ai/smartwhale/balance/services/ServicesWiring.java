// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.TopicManager;
import java.util.function.LongSupplier;

/** Puts the parts of a Balance together, by hand. Nothing begins to run here. */
final class ServicesWiring {

    private ServicesWiring() {}

    static DefaultBalance wire(BalanceParts parts, LongSupplier ticker) {
        ServicesContext context = context(parts, ticker);
        RequestEndings endings = new RequestEndings(context);
        AnswerTopics answers = new AnswerTopics(context.kafka(), context.lifecycle(), answersOf(context.config()));
        RequestRoute route = new RequestRoute(context, answers, parts.deciding(), parts.federation());
        ForwardRoute forwards = new ForwardRoute(context, parts.deciding());
        ModelDirectory directory = new ModelDirectory(context, answers, endings);
        Publisher publisher = new Publisher(context);
        AnswerControl control = new AnswerControl(parts.quality(), context.listeners(), publisher);
        AnswerRouter router =
                new AnswerRouter(context, endings, new Retries(context, endings, route), directory, route, control);
        Background background = background(parts, context, route, forwards, publisher);
        Startup startup = new Startup(context, answers, router, () -> background.start(route));

        KnownTopics knownTopics =
                new KnownTopics(context.topics(), context.config().maxModels());
        ModelRequestForwarder forwarder = new ModelRequestForwarder(context, directory, knownTopics, forwards);
        ModelRequestHandler handler = new ModelRequestHandler(context, forwarder, knownTopics);
        ModelRequestSubscription requests = new ModelRequestSubscription(context, startup, handler);

        RequestSubmitter submitter = new RequestSubmitter(context, directory, endings, route);
        DefaultDataService data = new DefaultDataService(context, startup, submitter);
        DefaultModelService models = new DefaultModelService(context, startup, directory, forwarder, requests);
        Shutdown shutdown = new Shutdown(context, endings, requests, answers, route, forwards, background);
        DefaultMessagingService messaging =
                new DefaultMessagingService(context, startup, data, models, requests, shutdown, publisher);
        DefaultBalance balance =
                new DefaultBalance(context, data, models, messaging, route, background, parts.belongings());
        background.monitoring().watch(balance);
        return balance;
    }

    private static Background background(
            BalanceParts parts,
            ServicesContext context,
            RequestRoute route,
            ForwardRoute forwards,
            Publisher publisher) {
        LoopDriver loop = new LoopDriver(context, route, publisher, parts.loop());
        MonitoredServices seen = new MonitoredServices(
                context,
                route,
                forwards,
                parts.deciding(),
                parts.quality(),
                publisher,
                loop,
                parts.monitored().messages());
        return new Background(
                new ForesightDriver(context, route, publisher),
                loop,
                FederationDriver.of(parts.federation(), context, route, forwards),
                MonitoringDriver.of(parts.monitored().config(), seen, context));
    }

    private static ServicesContext context(BalanceParts parts, LongSupplier ticker) {
        BalanceConfig config = parts.config();
        RequestTimer timer = new RequestTimer(ticker, config.instanceId());
        return new ServicesContext(
                parts.kafka(),
                TopicManager.create(parts.kafka()),
                config,
                parts.resources().clock(),
                new Counters(),
                new Listeners(parts.listeners()),
                new Continuations(parts.resources().executor(), config.instanceId()),
                timer,
                new PendingRequests(timer, config.maxPending()),
                new ProcessingTimes(),
                parts.answers(),
                parts.safeguards().access(parts.resources().clock()),
                parts.safeguards().protection(),
                parts.feed(),
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
