// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicNames;
import ai.smartwhale.messaging.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The models that are registered here. A model counts as registered once its topic is being received. Thread-safe. */
final class ModelDirectory {

    private static final String TOPIC_PREFIX = MessagingConstants.DATA_RESPONSES_PREFIX + '.';

    private final ServicesContext context;
    private final AnswerTopics answers;
    private final RequestEndings endings;
    private final ConcurrentHashMap<String, Model> models = new ConcurrentHashMap<>();
    private final ReentrantLock growth = new ReentrantLock();

    ModelDirectory(ServicesContext context, AnswerTopics answers, RequestEndings endings) {
        this.context = context;
        this.answers = answers;
        this.endings = endings;
    }

    /**
     * The model, registered now if it was not.
     *
     * @param handler takes the place of the one it had, unless null
     * @throws RequestRejectedException if there are as many as there may be
     * @throws AccessDeniedException if the policy refuses it
     */
    Model open(String modelId, @Nullable ModelResultHandler handler) {
        Model known = models.get(modelId);
        if (known == null) {
            context.lifecycle().requireOpen();
            String topic = context.topics().getModelResultTopic(modelId);
            context.access().requireReceive(modelId, topic);
            Model fresh = new Model(modelId, topic, handler);
            known = add(fresh);
            if (known == fresh) {
                begin(fresh);
            }
        }
        if (handler != null) {
            known.handler(handler);
        }
        return known;
    }

    Optional<Model> find(String modelId) {
        return Optional.ofNullable(models.get(modelId));
    }

    /** The model whose own topic this is. */
    Optional<Model> ofTopic(String topic) {
        return topic.startsWith(TOPIC_PREFIX) ? find(topic.substring(TOPIC_PREFIX.length())) : Optional.empty();
    }

    Set<String> ids() {
        return Set.copyOf(models.keySet());
    }

    /**
     * Receives a topic besides the one of the model.
     *
     * @throws RequestRejectedException if the model has too many
     * @throws AccessDeniedException if the policy refuses it
     */
    CompletableFuture<Void> receive(Model model, String topic) {
        context.access().requireReceive(model.id(), topic);
        TopicCategory like = TopicCategory.DATA_RESPONSES_PREFIX;
        return model.ownTopic(
                topic,
                name -> context.topics()
                        .ensureTopicExists(TopicSpec.of(name, like.partitions(), like.replication()))
                        .thenCompose(created -> acquire(name)));
    }

    private CompletableFuture<Void> acquire(String topic) {
        return answers.acquire(topic).whenComplete((done, failure) -> {
            if (failure != null) {
                var unused = answers.release(topic);
            }
        });
    }

    /** Forgets a model. */
    CompletableFuture<ModelUnregistration> close(String modelId) {
        Model model = models.remove(TopicNames.requireModelId("modelId", modelId));
        if (model == null) {
            return CompletableFuture.completedFuture(
                    new ModelUnregistration(modelId, ModelUnregistration.NOT_REGISTERED));
        }
        MessagingException reason = new MessagingException("model " + modelId + " was unregistered");
        context.pending().ofModel(modelId).forEach(pending -> endings.fail(pending, reason));
        List<CompletableFuture<Void>> released = new ArrayList<>();
        released.add(release(model.topic(), model.opened()));
        model.leave().forEach((topic, begun) -> released.add(release(topic, begun)));
        return CompletableFuture.allOf(released.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    // Of one that never came to be, nobody was told that it had.
                    if (!model.opened().isCompletedExceptionally()) {
                        context.listeners().tell(listener -> listener.modelUnregistered(modelId));
                    }
                    return new ModelUnregistration(modelId, ModelUnregistration.UNREGISTERED);
                });
    }

    /** Once it was acquired, and not at all where that failed: before, it would be somebody else's that is released. */
    private CompletableFuture<Void> release(String topic, CompletableFuture<?> acquired) {
        return acquired.handle((done, failure) -> failure == null)
                .thenCompose(was -> was ? answers.release(topic) : CompletableFuture.completedFuture(null));
    }

    private Model add(Model fresh) {
        growth.lock();
        try {
            Model known = models.get(fresh.id());
            if (known != null) {
                return known;
            }
            int most = context.config().maxModels();
            if (models.size() >= most) {
                throw new RequestRejectedException("maxModels", most, models.size());
            }
            models.put(fresh.id(), fresh);
            return fresh;
        } finally {
            growth.unlock();
        }
    }

    private void begin(Model model) {
        var unused = context.topics()
                .ensureModelTopic(model.id())
                .thenCompose(this::acquire)
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        ModelRegistration registration = ModelRegistration.of(model.id(), model.topic());
                        context.listeners().tell(listener -> listener.modelRegistered(registration));
                        model.succeed();
                    } else {
                        models.remove(model.id(), model);
                        model.fail(Failures.unwrap(failure));
                    }
                });
    }
}
