// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.RequestExpiredException;
import ai.smartwhale.balance.services.path.PathCall;
import ai.smartwhale.balance.services.path.PathRejectedException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Brings queries to Kafka, each after the topic of its answer is being received. Thread-safe. */
final class RequestSubmitter {

    /** Shared, and therefore never handed to a caller. */
    private static final CompletableFuture<Boolean> UNKNOWN = CompletableFuture.completedFuture(false);

    private final ServicesContext context;
    private final QueryTranslator translator;
    private final ModelDirectory models;
    private final RequestEndings endings;
    private final RequestRoute route;

    RequestSubmitter(ServicesContext context, ModelDirectory models, RequestEndings endings, RequestRoute route) {
        this.context = context;
        this.translator = new QueryTranslator(context.clock(), context.config().defaultTimeout());
        this.models = models;
        this.endings = endings;
        this.route = route;
    }

    /**
     * Takes a query in. Where that is refused, or the query has expired, its futures have ended.
     *
     * @throws ai.smartwhale.commons.InvalidValueException if a value of the query cannot travel
     */
    Submission admit(DataQuery query, Optional<CompletableFuture<RequestTicket>> ticket) {
        DataRequest request = translator.translate(query);
        Duration patience = translator.patience(query);
        long now = context.timer().nanoTime();
        PendingRequest pending = new PendingRequest(request, now, now + patience.toNanos(), endings::timeOut);
        Submission submission = new Submission(query, pending, ticket);
        if (!context.lifecycle().isOpen()) {
            refuse(submission, context.lifecycle().refusal());
            return submission;
        }
        context.counters().requests.increment();
        if (patience.isZero() || patience.isNegative()) {
            expire(submission);
            return submission;
        }
        try {
            context.access().requireRequest(request, topicOf(submission));
            context.pending().add(pending);
            context.feed().requested(request);
            context.listeners().tell(listener -> listener.requestTaken(request));
            var unused = pending.response().whenComplete((response, failure) -> endings.forget(pending));
        } catch (MessagingException e) {
            context.counters().rejected.increment();
            refuse(submission, e);
        }
        return submission;
    }

    /**
     * Does something once the answer to a submission will be received.
     *
     * @param action gets the reason where it never will be
     */
    void whenReceiving(Submission submission, Consumer<Optional<Throwable>> action) {
        Consumer<Optional<Throwable>> safe = safely(action);
        try {
            Model model = models.open(submission.query().modelId(), null);
            Optional<String> own = submission.query().responseTopic().filter(topic -> !topic.equals(model.topic()));
            if (own.isEmpty()) {
                model.whenOpen(safe);
            } else {
                model.whenOpen(failure -> failure.ifPresentOrElse(
                        reason -> safe.accept(failure), () -> receive(model, own.orElseThrow(), safe)));
            }
        } catch (RuntimeException e) {
            safe.accept(Optional.of(e));
        }
    }

    /** What it throws is its own failure: others, and the model itself, come after it. */
    private static Consumer<Optional<Throwable>> safely(Consumer<Optional<Throwable>> action) {
        return failure -> {
            try {
                action.accept(failure);
            } catch (RuntimeException e) {
                action.accept(Optional.of(e));
            }
        };
    }

    /** Answers a submission that was admitted if its answer is known, else sends it. */
    void dispatch(Submission submission) {
        if (isWaiting(submission)) {
            var unused = answerIfKnown(submission)
                    .thenAccept(known -> {
                        if (!known) {
                            ask(submission);
                        }
                    })
                    .exceptionally(failure -> {
                        fail(submission, failure);
                        return null;
                    });
        }
    }

    /**
     * Answers a submission from the cache.
     *
     * @return whether it has ended, so that nothing is to be sent; complete at once where the nearest layer of the
     *     cache knows, or where there is no cache
     */
    CompletableFuture<Boolean> answerIfKnown(Submission submission) {
        Optional<CompletableFuture<Optional<DataResponse>>> search;
        try {
            search = context.answers().find(submission.pending().request());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (search.isEmpty()) {
            return UNKNOWN;
        }
        CompletableFuture<Optional<DataResponse>> found = search.orElseThrow();
        return found.isDone()
                ? found.thenApply(answer -> use(submission, answer))
                : found.thenApplyAsync(answer -> use(submission, answer), context.continuations()::execute);
    }

    private boolean use(Submission submission, Optional<DataResponse> answer) {
        if (answer.isEmpty()) {
            return false;
        }
        if (endings.answerFromCache(submission.pending(), answer.orElseThrow())) {
            endTicket(
                    submission,
                    ticket -> ticket.complete(
                            Tickets.cached(submission.pending().request(), topicOf(submission), context)));
        } else {
            endTicket(submission, endedBeforeSent(submission.pending()));
        }
        return true;
    }

    private void ask(Submission submission) {
        if (isWaiting(submission)) {
            whenReceiving(
                    submission,
                    failure -> failure.ifPresentOrElse(reason -> fail(submission, reason), () -> send(submission)));
        }
    }

    /** Whether nobody has ended a submission; where somebody has, its ticket ends too. */
    private boolean isWaiting(Submission submission) {
        boolean ended = submission.pending().response().isDone();
        if (ended) {
            endTicket(submission, endedBeforeSent(submission.pending()));
        }
        return !ended;
    }

    /** Whether a submission still waits to be sent; where not, its ticket ends. */
    private boolean mayBeSent(Submission submission) {
        PendingRequest pending = submission.pending();
        if (context.pending().find(pending.id()).isEmpty()) {
            endTicket(submission, endedBeforeSent(pending));
            return false;
        }
        return true;
    }

    /** Kafka has what answers it. */
    private void succeed(Submission submission) {
        endTicket(
                submission,
                ticket -> ticket.complete(Tickets.of(submission.pending().request(), topicOf(submission), context)));
    }

    private String topicOf(Submission submission) {
        RequestPayload payload = submission.pending().request().payload();
        return payload.responseTopic().orElseGet(() -> context.topics().getModelResultTopic(payload.modelId()));
    }

    /** Kafka will not have it. */
    void fail(Submission submission, Throwable failure) {
        if (endings.fail(submission.pending(), failure)) {
            context.counters().rejected.increment();
        }
        endTicket(submission, Failures.unchecked(failure));
    }

    private void send(Submission submission) {
        if (mayBeSent(submission)) {
            follow(submission, route.submit(submission.pending()));
        }
    }

    /** Sends what still waits of submissions that travel together. */
    void sendTogether(List<Submission> submissions) {
        List<Submission> waiting = submissions.stream().filter(this::mayBeSent).toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<PathCall<DataResponse>> calls =
                route.submitTogether(waiting.stream().map(Submission::pending).toList());
        for (int i = 0; i < waiting.size(); i++) {
            follow(waiting.get(i), calls.get(i));
        }
    }

    /** Ends a submission as its call ends, and the call where the submission ends first. */
    private void follow(Submission submission, PathCall<DataResponse> call) {
        PendingRequest pending = submission.pending();
        if (submission.ticket().isPresent()) {
            var unused = call.sent().thenRun(() -> succeed(submission));
        }
        var unused = call.answer().whenComplete((response, failure) -> {
            if (failure == null) {
                endings.answer(pending, response);
            } else {
                end(submission, failure);
            }
        });
        unused = pending.response()
                .whenComplete((response, failure) -> call.answer().cancel(false));
    }

    private void end(Submission submission, Throwable failure) {
        PendingRequest pending = submission.pending();
        if (failure instanceof CancellationException) {
            endTicket(submission, endedBeforeSent(pending));
        } else if (failure instanceof RequestExpiredException) {
            endings.timeOut(pending);
            endTicket(submission, endedBeforeSent(pending));
        } else if (failure instanceof PathRejectedException) {
            int most = context.config().maxPending();
            fail(
                    submission,
                    new RequestRejectedException(
                            "maxPending", most, context.pending().size()));
        } else {
            fail(submission, failure);
        }
    }

    private void receive(Model model, String topic, Consumer<Optional<Throwable>> action) {
        try {
            var unused = models.receive(model, topic)
                    .whenComplete((done, failure) -> action.accept(Optional.ofNullable(failure)));
        } catch (RequestRejectedException | AccessDeniedException e) {
            action.accept(Optional.of(e));
        }
    }

    private void expire(Submission submission) {
        PendingRequest pending = submission.pending();
        context.counters().timeouts.increment();
        context.listeners().tell(listener -> listener.requestTimedOut(pending.request()));
        pending.response().complete(LocalResponses.timeout(pending.request(), context.clock()));
        MessagingException reason = new MessagingException("request " + pending.id() + " had expired and was not sent");
        submission.ticket().ifPresent(ticket -> ticket.completeExceptionally(reason));
    }

    private static MessagingException endedBeforeSent(PendingRequest pending) {
        return new MessagingException("request " + pending.id() + " ended before it was sent");
    }

    private static void refuse(Submission submission, MessagingException reason) {
        submission.pending().response().completeExceptionally(reason);
        submission.ticket().ifPresent(ticket -> ticket.completeExceptionally(reason));
    }

    private void endTicket(Submission submission, RuntimeException reason) {
        endTicket(submission, ticket -> ticket.completeExceptionally(reason));
    }

    private void endTicket(Submission submission, Consumer<CompletableFuture<RequestTicket>> end) {
        submission
                .ticket()
                .filter(ticket -> !ticket.isDone())
                .ifPresent(ticket -> context.continuations().execute(() -> end.accept(ticket)));
    }
}
