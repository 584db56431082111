// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.interfaces.data.DataPort;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.loop.ControlLoop;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The services, wired by {@link ServicesWiring}. */
final class DefaultBalance implements Balance {

    private final ServicesContext context;
    private final DefaultDataService data;
    private final DefaultModelService models;
    private final DefaultMessagingService messaging;
    private final RequestRoute route;
    private final Background background;
    private final Belongings belongings;

    DefaultBalance(
            ServicesContext context,
            DefaultDataService data,
            DefaultModelService models,
            DefaultMessagingService messaging,
            RequestRoute route,
            Background background,
            Belongings belongings) {
        this.context = context;
        this.data = data;
        this.models = models;
        this.messaging = messaging;
        this.route = route;
        this.background = background;
        this.belongings = belongings;
    }

    static Balance create(BalanceParts parts) {
        return ServicesWiring.wire(parts, System::nanoTime);
    }

    @Override
    public void start() {
        context.lifecycle().requireNotClosed();
        belongings.open();
        context.kafka().connect();
        try {
            messaging.begin().join();
        } catch (RuntimeException e) {
            throw Failures.unchecked(e);
        }
    }

    @Override
    public CompletableFuture<ModelRegistration> registerModel(String modelId) {
        return models.registerModel(modelId);
    }

    @Override
    public CompletableFuture<ModelRegistration> registerModel(String modelId, ModelResultHandler handler) {
        return messaging.registerModel(modelId, handler);
    }

    @Override
    public CompletableFuture<ModelUnregistration> unregisterModel(String modelId) {
        return models.unregisterModel(modelId);
    }

    @Override
    public CompletableFuture<DataResponse> request(DataQuery query) {
        return data.ask(query);
    }

    @Override
    public RequestHandle submit(DataQuery query) {
        return data.requestData(query);
    }

    @Override
    public DataService dataService() {
        return data;
    }

    @Override
    public DataPort dataPort() {
        return new DataServicePort(data);
    }

    @Override
    public ModelService modelService() {
        return models;
    }

    @Override
    public MessagingService messagingService() {
        return messaging;
    }

    @Override
    public KafkaService kafkaService() {
        return context.kafka();
    }

    @Override
    public TopicManager topicManager() {
        return context.topics();
    }

    @Override
    public BalanceStatistics statistics() {
        return context.counters().statistics(context.pending().size());
    }

    @Override
    public PathStatistics pathStatistics() {
        return route.statistics();
    }

    @Override
    public BalanceSettings settings() {
        return belongings.settings();
    }

    @Override
    public Federation federation() {
        return background.federation().view();
    }

    @Override
    public Optional<BalanceMonitoring> monitoring() {
        return background.monitoring().monitoring();
    }

    @Override
    public List<Decision> decisions() {
        return background.loop().decisions();
    }

    @Override
    public Optional<ControlLoop> loop() {
        return background.loop().loop();
    }

    @Override
    public boolean close(Duration timeout) {
        InvalidValueException.requirePositive("timeout", timeout);
        boolean finished = messaging.shutdown(timeout);
        belongings.close();
        return finished;
    }

    @Override
    public void close() {
        close(context.config().closeTimeout());
    }
}
