// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.pattern.BehaviorReport;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightActions;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a foresight decide from time to time, and does what it wants. */
final class ForesightDriver implements ForesightActions {

    static final String OVERLOAD_EXPECTED = "overload_expected";
    static final String BEHAVIOR_CHANGED = "behavior_changed";
    static final String OVERLOAD_OVER = "overload_no_longer_expected";

    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    private final ServicesContext context;
    private final RequestRoute route;
    private final Publisher publisher;

    ForesightDriver(ServicesContext context, RequestRoute route, Publisher publisher) {
        this.context = context;
        this.route = route;
        this.publisher = publisher;
    }

    /** Begins, once Balance is open; ends with its timer. */
    void start() {
        context.feed().foresight().ifPresent(foresight -> {
            long period = foresight.config().period().toNanos();
            var unused =
                    route.timer().scheduleWithFixedDelay(() -> step(foresight), period, period, TimeUnit.NANOSECONDS);
        });
    }

    private void step(Foresight foresight) {
        if (context.lifecycle().isOpen()) {
            try {
                foresight.step(this);
            } catch (RuntimeException e) {
                LOG.warn("the foresight could not decide", e);
            }
        }
    }

    @Override
    public CompletableFuture<Boolean> fetchAhead(DataRequest request) {
        try {
            String topic =
                    context.topics().getModelResultTopic(request.payload().modelId());
            context.access().requireRequest(request, topic);
            return route.fetchAhead(request)
                    .handle((response, failure) ->
                            failure == null && response.payload().status() == ResponseStatus.SUCCESS);
        } catch (MessagingException | IllegalStateException refused) {
            return CompletableFuture.completedFuture(false);
        }
    }

    @Override
    public void warn(LoadForecast forecast) {
        context.listeners().tell(listener -> listener.overloadForeseen(forecast));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("overload_probability", forecast.overloadProbability());
        data.put(
                "capacity_per_second",
                forecast.capacity() * 1e9 / forecast.step().toNanos());
        data.put("utilisation", forecast.utilisation());
        forecast.overloadIn().ifPresent(in -> data.put("overload_in_seconds", in.toMillis() / 1e3));
        data.put(
                "actions",
                forecast.actions().stream()
                        .map(action -> Map.of("action", action.kind().name(), "reason", action.reason()))
                        .toList());
        publish(forecast.warned() ? OVERLOAD_EXPECTED : OVERLOAD_OVER, data);
    }

    @Override
    public void unusual(BehaviorReport report) {
        context.listeners().tell(listener -> listener.behaviorChanged(report));
        List<Map<String, Object>> findings = report.findings().stream()
                .map(finding -> Map.<String, Object>of(
                        "metric", finding.metric().name(),
                        "against", finding.comparison().name(),
                        "kind", finding.kind().name(),
                        "score", finding.score(),
                        "reason", finding.reason()))
                .toList();
        publish(BEHAVIOR_CHANGED, Map.of("model_id", report.model(), "findings", findings));
    }

    private void publish(String type, Map<String, Object> data) {
        var unused = publisher.event(type, data).whenComplete((receipt, failure) -> {
            if (failure != null) {
                LOG.warn("an event of type {} could not be published", type, failure);
            }
        });
    }

    @Override
    public void batchDelay(Optional<Duration> delay) {
        route.batchDelay(delay);
    }
}
